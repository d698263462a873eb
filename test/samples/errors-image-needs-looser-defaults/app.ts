import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', { image: 'nginx:1.27.5', port: 80 });
new WebApp(shop, 'db', { image: 'docker.io/library/postgres:17.2', port: 5432 });

app.synth();
