import { ApiObject } from 'cdk8s';
import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

new ApiObject(shop, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
new ApiObject(shop, 'settings', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { API_URL: `${api.url('/v1')}`, API_PORT: `${api.port}` },
});

app.synth();
