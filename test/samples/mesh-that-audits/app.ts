import { App, Chart, httpGet, ServiceMesh, WebApp } from 'lading';

const app = new App({ name: 'shop' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 8080,
  readiness: httpGet('/ready'),
  healthTool: 'curl',
});
const web = new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, env: { API: api.url() } });
web.calls(api, { http: [{ methods: ['GET'], path: '/items' }] });

new ServiceMesh(shop, 'mesh', {
  members: [web, api],
  backend: { kubernetes: 'istio', compose: 'envoy' },
  default: 'audit',
});

app.synth();
