import { App, Chart, ServiceMesh, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.4.2', port: 8080 });
const web = new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, env: { API: api.url() } });

const mesh = new ServiceMesh(shop, 'mesh', {
  members: [web, api],
  backend: 'network-policy',
  telemetry: { accessLog: true },
  onLoss: ['meshRoute.timeout'],
});
mesh.route(api, { timeout: '2s' });

app.synth();
