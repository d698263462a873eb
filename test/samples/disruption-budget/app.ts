import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'default', { image: 'ghcr.io/acme/mailer:1.0.0', scale: 3 });
new Worker(shop, 'half', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  scale: 4,
  disruptionBudget: { minAvailable: '50%' },
});
new Worker(shop, 'unguarded', { image: 'ghcr.io/acme/mailer:1.0.0', scale: 3, disruptionBudget: false });

app.synth();
