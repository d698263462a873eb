import { App, Chart, httpGet, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  ports: [
    { name: 'http', port: 8080 },
    { name: 'admin', port: 9090 },
  ],
  startup: httpGet('/started', { period: '2s', failureThreshold: 30 }),
  readiness: httpGet('/ready', { initialDelay: 5, period: 5, timeout: 2, headers: { Host: 'web.acme.dev' } }),
  liveness: httpGet('/healthz', { port: 'admin', terminationGracePeriod: '10s' }),
  healthTool: 'curl',
});

// The same question, asked by each of the other tools.
new WebApp(shop, 'wget', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  readiness: httpGet('/ready', { timeout: 3, headers: { 'X-Probe': 'yes' } }),
  healthTool: 'wget',
});
new WebApp(shop, 'node', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  readiness: httpGet('/ready', { scheme: 'HTTPS' }),
  healthTool: 'node',
});
new WebApp(shop, 'python', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  readiness: httpGet("/ready?name=o'hara", { port: 8080 }),
  healthTool: 'python',
});

app.synth();
