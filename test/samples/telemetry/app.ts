import { App, Chart, field, perTarget, WebApp, Worker } from 'lading';

const app = new App({ defaults: { partOf: 'shop' } });
const shop = new Chart(app, 'shop');

const collector = new WebApp(shop, 'collector', {
  image: 'ghcr.io/acme/collector:1.0.0',
  ports: [
    { name: 'otlp-http', port: 4318 },
    { name: 'otlp-grpc', port: 4317 },
  ],
});
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.4.2',
  port: 3000,
  version: '1.4.2',
  telemetry: { endpoint: collector.url() },
  sidecars: [{ name: 'log', image: 'ghcr.io/acme/log:1.0.0' }],
});
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:2.0.0',
  env: { OTEL_SERVICE_NAME: 'mail' },
  telemetry: {
    endpoint: collector.url('', { port: 'otlp-grpc' }),
    protocol: 'grpc',
    attributes: {
      'deployment.environment.name': 'a, b = c',
      'k8s.pod.name': perTarget({ kubernetes: field('metadata.name'), compose: 'mailer' }),
    },
  },
});

app.synth();
