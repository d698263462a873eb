import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  suppress: [{ code: 'probe/no-healthtool', reason: 'The image is distroless.' }],
});
new Worker(shop, 'printer', {
  image: 'ghcr.io/acme/printer:1.0.0',
  suppress: [{ code: 'probe/no-health-tool', reason: ' ' }],
});

app.synth();
