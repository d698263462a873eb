import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'always', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  restart: 'always',
  stopGracePeriod: '1m30s',
  stopSignal: 'SIGINT',
});
new Worker(shop, 'until-it-succeeds', { image: 'ghcr.io/acme/mailer:1.0.0', restart: 'on-failure' });

app.synth();
