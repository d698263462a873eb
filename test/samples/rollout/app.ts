import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'rolling', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  scale: 3,
  rollout: { maxSurge: 1, maxUnavailable: 0, minReady: '10s', progressDeadline: '5m' },
});
new Worker(shop, 'percent', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  scale: 8,
  rollout: { maxSurge: '50%', maxUnavailable: '25%' },
});
new Worker(shop, 'recreated', { image: 'ghcr.io/acme/mailer:1.0.0', rollout: 'recreate' });

app.synth();
