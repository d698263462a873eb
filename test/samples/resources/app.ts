import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'one-value', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  resources: { cpu: '250m', memory: '256Mi', ephemeralStorage: '1Gi' },
});
new Worker(shop, 'numbers', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  resources: { cpu: 0.25, memory: 268435456 },
});
new Worker(shop, 'request-and-limit', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  resources: { cpu: { request: '50m', limit: 2 }, memory: { request: '128Mi', limit: '1.5Gi' } },
});
new Worker(shop, 'request-only', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  resources: { cpu: { request: 2 }, memory: { request: '512M' } },
});

new Worker(shop, 'no-limit', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  resources: { cpu: { request: '100m', limit: 'none' }, memory: '256Mi' },
});
new Worker(shop, 'unlimited', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  resources: 'unlimited',
});
new Worker(shop, 'unlimited-on-compose', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  compose: { resources: 'unlimited' },
});

app.synth();
