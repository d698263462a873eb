import { App, Chart, External, exec, httpGet, secret, WebApp, Worker } from 'lading';

const app = new App({
  network: { ingressController: { namespace: 'ingress-nginx' }, monitoring: { namespace: 'monitoring' } },
});
const data = new Chart(app, 'data', { namespace: 'data' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const db = new WebApp(data, 'db', {
  image: 'acme/db:16.0.0',
  port: 5432,
  readiness: exec(['pg_isready']),
});
const mail = new External(shop, 'mail', {
  host: 'smtp.acme.dev',
  port: 587,
  scheme: 'smtp',
  addresses: ['192.0.2.0/28'],
});

const api = new WebApp(shop, 'api', {
  image: 'acme/api:2.0.0',
  ports: [8080, { name: 'metrics', port: 9090 }],
  env: { DB: `postgres://api:${secret('db', 'password')}@${db.host}/shop`, MAIL: mail.url() },
  readiness: httpGet('/ready'),
  healthTool: 'curl',
  startAfter: [db],
});
const web = new WebApp(shop, 'web', {
  image: 'acme/web:1.0.0',
  port: 3000,
  env: { API: api.url() },
  expose: 'shop.acme.dev',
});
new Worker(shop, 'watch', { image: 'acme/watch:1.0.0', calls: [web] });
new WebApp(shop, 'status', { image: 'acme/status:1.0.0', port: 8000, publish: 80 });
new Worker(shop, 'hermit', { image: 'acme/hermit:1.0.0' });

app.synth();
