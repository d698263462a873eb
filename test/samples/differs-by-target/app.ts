import { App, Chart, httpGet, Service, WebApp, Worker } from 'lading';

const app = new App({ defaults: { labels: { team: 'shop' }, compose: { resources: { memory: '128Mi' } } } });
const shop = new Chart(app, 'shop', {
  defaults: { healthTool: 'curl', kubernetes: { annotations: { 'acme.dev/tier': 'gold' } } },
});

const db = new WebApp(shop, 'db', {
  image: 'ghcr.io/acme/db:1.0.0',
  port: 5432,
  healthCommand: ['db-ready'],
  targets: ['compose'],
});

const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.4.2',
  port: 8080,
  env: { LOG: 'info', CACHE: 'on' },
  readiness: httpGet('/ready'),
  scale: 3,
  expose: 'shop.acme.dev',
  kubernetes: { env: { CACHE: null, REGION: 'eu' } },
  compose: {
    image: 'ghcr.io/acme/web:dev',
    env: { LOG: 'debug', DB: db.host },
    scale: 1,
    expose: null,
    publish: 3000,
    startAfter: [db],
  },
});
web.addEnv('LOG', 'warn').addEnv('TRACE', 'yes').addLabel('tier', 'front');

new Service(shop, 'inside', { selects: web, ports: [{ port: 9000, to: 'http' }] });
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:2.0.0',
  env: { WEB: web.url('/v1') },
  startAfter: [web],
});

app.synth();
