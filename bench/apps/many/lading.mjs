import { App, Chart, httpGet, WebApp } from 'lading';
import { measured } from './measured.mjs';

// node lading.mjs <one-chart | many-charts | chain> <count> <folder>
const [shape, count, outdir] = process.argv.slice(2);

measured(() => {
  const app = new App({ name: 'bench', outdir });
  let chart = shape === 'many-charts' ? undefined : new Chart(app, 'shop');
  let before;
  for (let index = 0; index < Number(count); index++) {
    if (shape === 'many-charts') chart = new Chart(app, `shop-${index}`);
    before = new WebApp(chart, `web-${index}`, {
      image: 'ghcr.io/acme/web:1.0.0',
      port: 8080,
      env: { LOG_LEVEL: 'info', NUMBER: index, GREETING: `hello from ${index}` },
      readiness: httpGet('/ready'),
      liveness: httpGet('/healthz'),
      healthTool: 'curl',
      resources: { cpu: { request: '100m', limit: '500m' }, memory: '256Mi' },
      scale: 2,
      startAfter: shape === 'chain' && before !== undefined ? [before] : [],
    });
  }
  app.synth();
});
