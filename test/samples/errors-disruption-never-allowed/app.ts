import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
const image = 'ghcr.io/acme/mailer:1.0.0';

new Worker(shop, 'all', { image, scale: 2, disruptionBudget: { minAvailable: 2 } });
new Worker(shop, 'only', { image, disruptionBudget: { minAvailable: '50%' } });
new Worker(shop, 'none', { image, scale: 3, disruptionBudget: { maxUnavailable: 0 } });

app.synth();
