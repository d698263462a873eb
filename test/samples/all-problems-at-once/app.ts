import { App, Chart, httpGet, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  readiness: httpGet('/ready', { port: 'htp' }),
  resources: { memory: { request: '1Gi', limit: '512Mi' } },
  labels: { team: 'the shop' },
  publish: 80,
});
const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  publish: 80,
  startAfter: [web],
});
web.startAfter(api);
// @ts-expect-error
new Worker(shop, 'mailer', { imag: 'ghcr.io/acme/mailer:1.0.0' });

app.synth();
