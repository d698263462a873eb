import { App, Chart, claim, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Two replicas, which may run on two nodes.
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  scale: { min: 1, max: 2 },
  volumes: { '/srv/uploads': claim({ size: '20Gi' }) },
});

// Two workloads, of which only one pod will ever start.
const index = claim({ name: 'index', size: '1Gi', accessMode: 'ReadWriteOncePod' });
new Worker(shop, 'indexer', { image: 'ghcr.io/acme/indexer:1.0.0', volumes: { '/index': index } });
new Worker(shop, 'searcher', {
  image: 'ghcr.io/acme/searcher:1.0.0',
  volumes: { '/index': { volume: index, readOnly: true } },
});

app.synth();
