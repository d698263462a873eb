import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const db = new WebApp(shop, 'db', { targets: ['compose'], image: 'ghcr.io/acme/db:17.2', port: 5432 });
new Worker(shop, 'mailer', {
  targets: ['kubernetes'],
  image: 'ghcr.io/acme/mailer:1.0.0',
  startAfter: [db],
});

app.synth();
