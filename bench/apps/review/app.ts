import { App, Chart, httpGet, WebApp } from 'lading';

/** A thousand workloads, so many of which run another version: `CHANGED=10`. */
const changed = Number(process.env.CHANGED ?? 0);
const app = new App({ name: 'bench' });
const shop = new Chart(app, 'shop');

for (let index = 0; index < 1000; index++)
  new WebApp(shop, `web-${index}`, {
    image: `ghcr.io/acme/web:${index < changed ? '1.1.0' : '1.0.0'}`,
    port: 8080,
    env: { LOG_LEVEL: 'info', NUMBER: index, GREETING: `hello from ${index}` },
    readiness: httpGet('/ready'),
    liveness: httpGet('/healthz'),
    healthTool: 'curl',
    resources: { cpu: { request: '100m', limit: '500m' }, memory: '256Mi' },
    scale: 2,
  });

app.synth();
