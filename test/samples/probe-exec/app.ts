import { App, Chart, exec, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'queue', {
  image: 'ghcr.io/acme/queue:1.0.0',
  readiness: exec(['sh', '-c', 'test -f /tmp/ready && echo "$HOSTNAME" | grep -q .'], { period: '30s' }),
  liveness: exec(['queue', 'ping', '--cost', '$5'], { failureThreshold: 6 }),
});

app.synth();
