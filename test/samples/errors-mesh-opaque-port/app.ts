import { App, Chart, ServiceMesh, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  ports: [{ name: 'rpc', port: 9000, appProtocol: 'grpc' }],
});
const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  env: { API: api.host },
});

new ServiceMesh(shop, 'mesh', { members: [web, api], backend: 'linkerd', targets: ['kubernetes'] });

app.synth();
