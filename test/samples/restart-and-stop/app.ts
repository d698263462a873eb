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
const migrate = new Worker(shop, 'migrate', { image: 'ghcr.io/acme/migrate:1.0.0', restart: 'no' });
new Worker(shop, 'after-it', { image: 'ghcr.io/acme/mailer:1.0.0', startAfter: [migrate] });

app.synth();
