import { App, Chart, exec, Service, WebApp, Worker } from 'lading';

const app = new App({ compose: { patch: { networks: { back: {} } } } });
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  expose: 'api.acme.dev',
  scale: { min: 2, max: 10 },
  readiness: exec(['ready']),
  patch: {
    service: [{ op: 'replace', path: '/spec/ports/0/port', value: 80 }],
    deployment: [
      { op: 'replace', path: '/kind', value: 'StatefulSet' },
      { op: 'add', path: '/spec/serviceName', value: 'api' },
      { op: 'remove', path: '/spec/strategy' },
    ],
    compose: { networks: ['default'], healthcheck: { disable: true } },
  },
});
const old = new Service(shop, 'api-v1', { selects: api, ports: [{ port: 80, to: 'http' }] });

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: {
    deployment: [
      { op: 'replace', path: '/spec/template/spec/containers/0/ports/0/name', value: 'www' },
      { op: 'replace', path: '/spec/template/spec/containers/0/readinessProbe/tcpSocket/port', value: 'www' },
    ],
  },
});
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:2.0.0',
  env: { API: api.url(), OLD: old.url() },
  startAfter: [api],
});

// The patches follow each other, so that all find each other.
const db = new WebApp(shop, 'db', {
  image: 'ghcr.io/acme/db:1.0.0',
  port: 5432,
  patch: {
    deployment: [{ op: 'replace', path: '/spec/template/spec/containers/0/ports/0/name', value: 'sql' }],
    service: [{ op: 'replace', path: '/spec/ports/0/targetPort', value: 'sql' }],
    compose: { networks: { back: {} } },
  },
  readiness: exec(['ready']),
});
new Worker(shop, 'report', {
  image: 'ghcr.io/acme/report:1.0.0',
  env: { DB: db.host },
  patch: { compose: { networks: ['back'] } },
});

app.synth();
