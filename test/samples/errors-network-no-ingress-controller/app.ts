import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { network: 'isolated' });

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.4.2', port: 8080, expose: 'shop.acme.dev' });

app.synth();
