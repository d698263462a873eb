import { App, Chart, httpGet, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 8080,
  env: { LOG_LEVEL: 'info', CACHE_SECONDS: 60 },
  readiness: httpGet('/ready'),
  liveness: httpGet('/healthz'),
  healthTool: 'curl',
  resources: { cpu: '250m', memory: '256Mi' },
  scale: 2,
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:2.0.0',
  env: { API: api.url(), LOG_LEVEL: 'info' },
  resources: { cpu: '100m', memory: '128Mi' },
});

app.synth();
