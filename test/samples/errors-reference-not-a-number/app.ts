import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { ADMIN_PORT: Number(api.port) + 1 },
});

app.synth();
