import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  expose: 'api.acme.dev',
  patch: { service: { metadata: { name: 'api-v2' } } },
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:2.0.0',
  env: { API: api.url() },
  patch: { serviceAccount: { metadata: { namespace: 'mail' } } },
});

// The patches follow each other, so that all find each other.
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  expose: 'www.acme.dev',
  patch: {
    service: { metadata: { name: 'www' } },
    ingress: [{ op: 'replace', path: '/spec/rules/0/http/paths/0/backend/service/name', value: 'www' }],
    serviceAccount: { metadata: { name: 'www' } },
    deployment: { spec: { template: { spec: { serviceAccountName: 'www' } } } },
  },
});

app.synth();
