import { ApiObject } from 'cdk8s';
import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });

// Servers of one version take such an address, and those of another do not.
new ApiObject(shop, 'plugin', {
  apiVersion: 'extensions.istio.io/v1alpha1',
  kind: 'WasmPlugin',
  metadata: { name: 'plugin' },
  spec: { url: '::1' },
});

app.synth();
