import { App, Chart, perTarget, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { CACHE: perTarget({ kubernetes: 'cache.prod' }) },
});
new Worker(shop, 'local', {
  targets: ['compose'],
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { CACHE: perTarget({ compose: 'cache' }) },
});

app.synth();
