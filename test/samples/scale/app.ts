import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'range', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  scale: { min: 2, max: 10, cpu: 70, memory: 80 },
});
new Worker(shop, 'fixed', { image: 'ghcr.io/acme/mailer:1.0.0', scale: 3 });
new Worker(shop, 'none', { image: 'ghcr.io/acme/mailer:1.0.0', scale: 0 });

app.synth();
