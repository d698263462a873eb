import { App, Chart, External, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  ports: [
    { name: 'http', port: 8080 },
    { name: 'metrics', port: 9090 },
  ],
});
const db = new External(shop, 'db', { host: 'db.acme.dev' });

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { DB: `${db.host}:${db.port}`, METRICS: api.url('/metrics', 'metric') },
});

app.synth();
