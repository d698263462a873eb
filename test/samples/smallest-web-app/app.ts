import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Everything that is not said here is a default: this sample shows them all.
new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });

app.synth();
