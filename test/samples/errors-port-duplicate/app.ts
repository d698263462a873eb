import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  ports: [
    { name: 'http', port: 8080 },
    { name: 'http', port: 9090 },
    { name: 'again', port: 8080 },
  ],
});

app.synth();
