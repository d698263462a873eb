import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { network: 'isolated' });

new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', metrics: 9100 });
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 8080,
  metrics: { port: 8080, by: 'ServiceMonitor' },
});

app.synth();
