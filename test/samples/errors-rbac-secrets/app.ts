import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'reader', {
  image: 'acme/reader:1.0.0',
  permissions: [{ resources: ['secrets'], verbs: ['get', 'list'] }],
});

app.synth();
