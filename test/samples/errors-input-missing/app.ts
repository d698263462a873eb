import { App, Chart, input, WebApp } from 'lading';

const tag = input('LADING_SAMPLE_TAG', { required: true });

const app = new App();
const shop = new Chart(app, 'shop');
new WebApp(shop, 'web', { image: `ghcr.io/acme/web:${tag}`, port: 8080, scale: -1 });
app.synth();
