import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, expose: 'acme.dev' });
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  ports: [
    { name: 'http', port: 8080 },
    { name: 'metrics', port: 9090 },
  ],
  expose: {
    host: 'api.acme.dev',
    path: '/v1',
    pathType: 'Exact',
    className: 'nginx',
    tls: 'acme-dev-tls',
    localPort: 18080,
    annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' },
  },
});

app.synth();
