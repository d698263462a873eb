import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
const url = `${api.url()}`;
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', args: [`--length=${url.length}`] });

app.synth();
