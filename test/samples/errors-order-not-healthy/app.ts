import { App, Chart, httpGet, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// The image can answer, but holds nothing that asks: on Compose its dependants only wait until it has started.
const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  readiness: httpGet('/ready'),
});
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', startAfter: [api] });

app.synth();
