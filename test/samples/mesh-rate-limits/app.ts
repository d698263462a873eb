import { App, Chart, ServiceMesh, WebApp } from 'lading';

const app = new App({ name: 'shop' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 8080,
  versions: { v2: { image: 'ghcr.io/acme/api:2.0.0', scale: 1 } },
});
const web = new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, env: { API: api.url() } });

const mesh = new ServiceMesh(shop, 'mesh', {
  members: [web, api],
  backend: 'istio',
  targets: ['kubernetes'],
});
mesh.rateLimit(api, { requests: 1000, interval: '10s', burst: 2000 });
mesh.rateLimit(api, { requests: 50, per: 'caller' });

app.synth();
