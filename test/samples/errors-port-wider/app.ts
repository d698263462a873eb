import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'admin', {
  image: 'ghcr.io/acme/admin:1.0.0',
  port: 8080,
  publish: { port: 8081, hostIp: '127.0.0.1' },
});

app.synth();
