import {
  App,
  Chart,
  config,
  Deployment,
  External,
  field,
  Ingress,
  perTarget,
  Service,
  secret,
  variable,
  WebApp,
  Worker,
} from 'lading';

const chart = new Chart(new App(), 'shop');
const image = 'ghcr.io/acme/web:1.0.0';
const web = new WebApp(chart, 'web', { image, port: 8080 });
const db = new External(chart, 'db', { host: { kubernetes: 'db.acme.dev', compose: web.host }, port: 5432 });

new Worker(chart, 'mailer', {
  image: `ghcr.io/acme/mailer:${variable('TAG', { default: 'dev' })}`,
  env: {
    HOST: web.host,
    PORT: web.port,
    URL: web.url('/v1'),
    TEXT: `${db.host}:${db.port}`,
    PASSWORD: secret('db', 'password', { compose: { file: 'db-password.txt' } }),
    LOCAL: secret('db', 'password', { compose: { variable: 'PGPASSWORD', development: 'postgres' } }),
    REGION: config('cluster', 'region'),
    NODE: field('spec.nodeName'),
    PLACE: perTarget({ kubernetes: 'cluster', compose: 'laptop' }),
    SOMEWHERE: perTarget({ kubernetes: 'cluster' }),
  },
});
const service = new Service(chart, 'again', { selects: web.deployment, ports: [{ port: 80, to: 'http' }] });
const metrics: string = `${service.portOf('http')}`;
new Worker(chart, 'reader', { image, args: [metrics], startAfter: [db, service, web], calls: [db, service] });
const front = new Service(chart, 'front', { selects: web, ports: [{ port: 80 }] });
new Ingress(chart, 'way', { service: front, host: 'acme.dev' });
new Ingress(chart, 'short-way', { service: web, host: 'acme.dev' }).node;

// @ts-expect-error a Service has no pods of its own
new Service(chart, 'twice', { selects: front, ports: [{ port: 80 }] });
// @ts-expect-error what is outside answers no Ingress
new Ingress(chart, 'out', { service: db, host: 'acme.dev' });
// @ts-expect-error a chart does not start
new Worker(chart, 'after', { image, startAfter: [chart] });
// @ts-expect-error a Deployment has no address
new Worker(chart, 'caller', { image, calls: [web.deployment] });
// @ts-expect-error a reference is no number
const next: number = web.port + 1;
// @ts-expect-error nor a string
const host: string = web.host;
// @ts-expect-error no such target
perTarget({ nomad: 'cluster' });
// @ts-expect-error a secret has a key
secret('db');
// @ts-expect-error a Service leads to a Deployment
new Service(chart, 'wrong', { selects: 'web', ports: [{ port: 80 }] });
// @ts-expect-error a Service has ports
new Service(chart, 'portless', { selects: web.deployment });
// @ts-expect-error no such type
new Service(chart, 'name', { selects: web.deployment, type: 'ExternalName', ports: [{ port: 80 }] });
// @ts-expect-error containers are a list
new Deployment(chart, 'one', { containers: { image } });
// @ts-expect-error it is a host on each target
new External(chart, 'half', { host: { kubernetes: 'db.acme.dev', nomad: 'db' } });

export { host, next };

// @ts-expect-error a cluster has no value for development
secret('db', 'password', { kubernetes: { development: 'postgres' } });
