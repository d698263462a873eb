import { App, Chart, httpGet, WebApp } from 'lading';

const app = new App({ suppress: [{ code: 'parity/approximated', reason: 'Compose is for laptops here.' }] });
const shop = new Chart(app, 'shop', {
  suppress: [{ code: 'parity/not-expressible', reason: 'Nobody scales a laptop.' }],
});

// Each of these would be reported, and each is accepted at another place: the construct, the chart, the app.
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  readiness: httpGet('/ready'),
  liveness: httpGet('/healthz'),
  scale: { min: 2, max: 4, cpu: 80 },
  suppress: [{ code: 'probe/no-health-tool', reason: 'The image is distroless.' }],
});

app.synth();
