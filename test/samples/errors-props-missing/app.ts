import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// @ts-expect-error
new WebApp(shop, 'web', { port: 8080 });

app.synth();
