import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'default' });

new Worker(shop, 'reader', {
  image: 'acme/reader:1.0.0',
  permissions: [{ resources: ['nodes'], verbs: ['get', 'list'] }],
});

app.synth();
