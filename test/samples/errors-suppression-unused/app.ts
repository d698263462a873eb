import { App, Chart, httpGet, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  suppress: [{ code: 'order/not-healthy', reason: 'Nothing has waited for anything since the queue came.' }],
});

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  readiness: httpGet('/ready'),
  liveness: httpGet('/healthz'),
  expose: 'web.acme.dev',
  suppress: [
    { code: 'probe/no-health-tool', field: 'readiness', reason: 'The image is distroless.' },
    { code: 'parity/not-expressible', field: 'stopSignal', reason: 'There was one once.' },
    { code: 'parity/approximated', field: 'route', reason: 'Laptops have no names.' },
  ],
});

app.synth();
