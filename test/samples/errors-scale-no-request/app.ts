import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
const image = 'ghcr.io/acme/web:1.4.2';

new WebApp(shop, 'web', { image, port: 8080, resources: { cpu: 0 }, scale: { min: 2, max: 9 } });
new Worker(shop, 'mailer', {
  image,
  resources: { memory: { request: 0, limit: '1Gi' } },
  scale: { min: 2, max: 9, memory: 70 },
});
new Worker(shop, 'fine', { image, scale: { min: 2, max: 9, memory: 70 } });

app.synth();
