import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const web = new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });
const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080, startAfter: [web] });
const db = new WebApp(shop, 'db', { image: 'ghcr.io/acme/db:1.0.0', port: 5432, startAfter: [api] });
web.startAfter(db);

app.synth();
