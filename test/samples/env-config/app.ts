import { App, Chart, config, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { REGION: config('cluster', 'region'), ZONE: `zone-of-${config('cluster', 'zone')}` },
});

app.synth();
