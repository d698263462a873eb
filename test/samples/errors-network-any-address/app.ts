import { App, Chart, External, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { network: 'isolated' });

const mail = new External(shop, 'mail', { host: 'smtp.acme.dev', port: 587 });
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', env: { MAIL: mail.url() } });

app.synth();
