import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
const mailer = new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0' });

app.synth();
mailer.addEnv('LEVEL', 'debug');
