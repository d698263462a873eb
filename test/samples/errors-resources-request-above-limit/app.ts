import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  resources: { cpu: { request: '2', limit: '500m' }, memory: { request: '1Gi', limit: '512Mi' } },
});

app.synth();
