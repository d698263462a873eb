import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  labels: { 'acme.dev/team': 'shop' },
  namespace: {
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    annotations: { 'acme.dev/owner': 'shop@acme.dev' },
  },
});
const tools = new Chart(app, 'tools', {
  namespace: { name: 'shop-tools', patch: { spec: { finalizers: ['kubernetes'] } } },
});

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
new Worker(tools, 'checker', { image: 'ghcr.io/acme/checker:1.0.0', env: { API: api.url() } });

app.synth();
