import { App, Chart, Job, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { network: 'isolated' });

const migrate = new Job(shop, 'migrate', { image: 'ghcr.io/acme/migrate:1.4.2' });
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', startAfter: [migrate] });

app.synth();
