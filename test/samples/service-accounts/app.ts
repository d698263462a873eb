import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'own', { image: 'ghcr.io/acme/mailer:1.0.0' });
new Worker(shop, 'existing', { image: 'ghcr.io/acme/mailer:1.0.0', serviceAccount: 'mail-sender' });
new Worker(shop, 'with-token', {
  image: 'ghcr.io/acme/operator:1.0.0',
  serviceAccount: { name: 'operator', mountToken: true },
});
new Worker(shop, 'existing-with-token', {
  image: 'ghcr.io/acme/operator:1.0.0',
  serviceAccount: { name: 'cluster-operator', create: false, mountToken: true },
});

app.synth();
