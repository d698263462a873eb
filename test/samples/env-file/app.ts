import { App, Chart, secret, variable, Worker } from 'lading';

const app = new App({ compose: { envFile: '.env' } });
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { PASSWORD: secret('mail', 'password'), REGION: variable('REGION', { default: 'eu-1' }) },
});

app.synth();
