import { App, Chart, exec, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Compose takes any span of time, Kubernetes whole seconds.
new Worker(shop, 'queue', {
  image: 'ghcr.io/acme/queue:1.0.0',
  readiness: exec(['queue', 'ping'], { period: '2500ms', timeout: '1500ms' }),
});

app.synth();
