import { App, Chart, StatefulApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const queue = new StatefulApp(shop, 'queue', {
  image: 'ghcr.io/acme/queue:1.0.0',
  port: 7000,
  scale: 2,
  storage: { '/data': '1Gi' },
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { FIRST: queue.hostOf(1), SECOND: queue.hostOf(2) },
});

app.synth();
