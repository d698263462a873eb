import { App, Chart, field, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Accepted by --strict only when it is suppressed.
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { NODE: field('spec.nodeName') },
});

app.synth();
