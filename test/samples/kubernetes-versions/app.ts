import { App, Chart, WebApp } from 'lading';

const app = new App({ kubernetes: { versions: '1.31-1.37', waitImage: 'ghcr.io/acme/wait:1.0.0' } });
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, startAfter: [api] });

app.synth();
