import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'always', { image: 'ghcr.io/acme/mailer:1.0.0', pull: 'always', pullSecrets: ['ghcr'] });
new Worker(shop, 'missing', { image: 'ghcr.io/acme/mailer:1.0.0', pull: 'missing' });
new Worker(shop, 'never', { image: 'ghcr.io/acme/mailer:1.0.0', pull: 'never' });

app.synth();
