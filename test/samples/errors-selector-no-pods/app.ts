import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: { service: { spec: { selector: { 'app.kubernetes.io/name': 'wbe' } } } },
});

// The pods have moved, and the Service has not.
const labels = { 'app.kubernetes.io/name': 'api-v2' };
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  patch: { deployment: { spec: { selector: { matchLabels: labels }, template: { metadata: { labels } } } } },
});

// Somebody else says where this one leads.
new WebApp(shop, 'old', {
  image: 'ghcr.io/acme/old:1.0.0',
  port: 8080,
  patch: { service: { spec: { selector: null } } },
});

new WebApp(shop, 'front', {
  image: 'ghcr.io/acme/front:1.0.0',
  port: 8080,
  patch: { service: { spec: { selector: { app: 'front' } } } },
  suppress: [{ code: 'selector/no-pods', reason: 'the pods are those of the old chart, until it is gone' }],
});

app.synth();
