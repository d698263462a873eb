import { App, Chart, secret, variable, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: {
    SENDER: variable('USER', { default: 'shop' }),
    TEMPLATE: secret('compose', 'file'),
  },
});

app.synth();
