import { App, Chart, httpGet, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.4.2',
  port: 8080,
  readiness: httpGet('/ready'),
  healthTool: 'curl',
});
app.synth();
