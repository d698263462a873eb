import { App, Chart, httpGet, tcp, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  ports: [
    { name: 'http', port: 8080 },
    { name: 'metrics', port: 9090 },
  ],
  readiness: httpGet('/ready', { port: 'htp' }),
  liveness: tcp({ port: 'admin' }),
  healthTool: 'curl',
});

app.synth();
