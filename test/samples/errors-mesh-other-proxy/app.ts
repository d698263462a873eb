import { App, Chart, ServiceMesh, WebApp } from 'lading';

const app = new App({ targets: ['compose'] });
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.4.2', port: 8080 });
const web = new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, env: { API: api.url() } });

new ServiceMesh(shop, 'mesh', {
  members: [web, api],
  backend: { compose: 'networks-only' },
  haproxy: { subnets: '10.64.0.0/16' },
});

app.synth();
