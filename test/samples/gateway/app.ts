import { App, Chart, grpc, WebApp } from 'lading';

const app = new App({
  network: { ingressController: { namespace: 'envoy-gateway-system' } },
});
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const via = { gateway: 'public', namespace: 'edge', sectionName: 'https' };

const next = new WebApp(shop, 'web-next', { image: 'ghcr.io/acme/web:2.0.0-rc.1', port: 8080 });
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.4.2',
  port: 8080,
  expose: {
    host: ['acme.dev', 'www.acme.dev'],
    path: ['/', { path: '/robots.txt', pathType: 'Exact' }],
    via,
    split: [{ service: next, weight: 10 }],
  },
});
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  ports: [{ name: 'grpc', port: 9000 }],
  readiness: grpc(),
  healthCommand: ['grpc_health_probe', '-addr=localhost:9000'],
  expose: { host: 'api.acme.dev', via },
});

app.synth();
