import { App, Chart, httpGet, WebApp } from 'lading';

const app = new App();
const chart = new Chart(app, 'hello');

new WebApp(chart, 'web', {
  image: 'ghcr.io/acme/hello:1.0.0',
  build: './service',
  port: 8080,
  publish: 80,
  env: { PORT: 8080 },
  readiness: httpGet('/ready'),
  liveness: httpGet('/healthz'),
  healthTool: 'python',
  scale: 3,
  rollout: { maxSurge: 1, maxUnavailable: 0 },
  restart: 'always',
});

app.synth();
