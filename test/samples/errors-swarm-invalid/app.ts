import { App, Chart, WebApp, Worker } from 'lading';

const app = new App({
  targets: ['swarm'],
  swarm: { patch: { configs: { extra: { name: 'a name', file: './extra' } } } },
});
const shop = new Chart(app, 'shop');

new Worker(shop, 'mail', {
  image: 'ghcr.io/acme/mail:1.0.0',
  patch: {
    swarm: {
      networks: { front: {} },
      deploy: { mode: 'replicated-job', placement: { constraints: ['node.labels.disk in (ssd)'] } },
    },
  },
});
new WebApp(shop, 'one', { image: 'ghcr.io/acme/one:1.0.0', port: 8080, publish: 80 });
new WebApp(shop, 'two', { image: 'ghcr.io/acme/two:1.0.0', port: 8080, publish: 80 });

app.synth();
