import { App, Chart, Ingress, WebApp, Worker } from 'lading';

const app = new App({
  network: { ingressController: { namespace: 'ingress-nginx' } },
  compose: { edge: { port: 8000, tls: { certificate: 'certs/dev.pem', key: 'certs/dev-key.pem' } } },
});
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 3000,
  expose: {
    host: 'acme.dev',
    path: ['/api', { path: '/health', pathType: 'Exact' }],
    timeout: '90s',
    controller: 'nginx',
  },
});
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.4.2',
  port: 8080,
  scale: 2,
  env: { API: api.url() },
  expose: { host: ['acme.dev', 'www.acme.dev'] },
});
const tenants = new WebApp(shop, 'tenants', { image: 'ghcr.io/acme/tenants:1.0.0', port: 8080 });
new Ingress(shop, 'everybody', { service: tenants, host: '*.acme.dev' });
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:2.0.0' });

app.synth();
