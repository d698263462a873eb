import { App, Chart, claim, exec, StatefulApp, Worker } from 'lading';

const app = new App({ targets: ['swarm'] });
const shop = new Chart(app, 'shop');

new StatefulApp(shop, 'db', {
  image: 'ghcr.io/acme/db:1.0.0',
  port: 5432,
  scale: 2,
  readiness: exec(['ready']),
  storage: { '/data': '10Gi' },
});
new Worker(shop, 'held', {
  image: 'ghcr.io/acme/held:1.0.0',
  volumes: { '/data': claim({ name: 'held', size: '1Gi' }) },
  scheduling: { nodeSelector: { 'kubernetes.io/hostname': 'one' } },
});

app.synth();
