import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const queue = new Worker(shop, 'queue', { image: 'ghcr.io/acme/queue:1.0.0' });
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', startAfter: [queue] });

app.synth();
