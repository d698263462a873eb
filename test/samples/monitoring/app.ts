import { App, Chart, StatefulApp, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  namespace: 'shop',
  network: { monitoring: { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } } },
});

// By annotations of the pods, which are labels on Compose.
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', metrics: 9100 });
// By an object for the operator of Prometheus, which Compose has nothing like.
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  ports: [8080, { name: 'admin', port: 9090 }],
  publish: 8080,
  metrics: {
    port: 'admin',
    path: '/actuator/prometheus',
    interval: '15s',
    by: 'ServiceMonitor',
    labels: { release: 'prometheus' },
  },
});
new StatefulApp(shop, 'queue', {
  image: 'ghcr.io/acme/queue:2.0.0',
  ports: [
    { name: 'queue', port: 5672 },
    { name: 'metrics', port: 15_692 },
  ],
  scale: 3,
  storage: { '/var/lib/queue': '1Gi' },
  metrics: { port: 'metrics', by: 'PodMonitor' },
});

app.synth();
