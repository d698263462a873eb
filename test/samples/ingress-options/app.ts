import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.4.2',
  port: 8080,
  expose: {
    host: ['acme.dev', 'www.acme.dev'],
    path: ['/', { path: '/health', pathType: 'Exact' }],
    className: 'nginx',
    tls: { issuer: 'letsencrypt' },
    timeout: '90s',
    maxBodySize: '8Mi',
    sticky: true,
  },
});
// HAProxy has no word for the size of a body, which is told.
new WebApp(shop, 'upload', {
  image: 'ghcr.io/acme/upload:1.0.0',
  port: 8080,
  expose: { host: 'upload.acme.dev', controller: 'haproxy', timeout: '10m', maxBodySize: '1Gi' },
});

app.synth();
