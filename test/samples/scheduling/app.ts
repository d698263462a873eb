import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  namespace: 'shop',
  defaults: { scheduling: { nodeSelector: { 'kubernetes.io/arch': ['amd64', 'arm64'] } } },
});
const data = new Chart(app, 'data', { namespace: 'data' });

const cache = new WebApp(data, 'cache', { image: 'ghcr.io/acme/cache:1.0.0', port: 6379 });

// By place: over zones and nodes as evenly as can be, and beside the cache.
const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  scale: 3,
  scheduling: {
    spread: ['zones', { over: 'nodes', required: true }],
    togetherWith: [{ workload: cache, over: 'zones', required: false }],
    priorityClass: 'customer-facing',
  },
});

// By need: a pool of its own, never two on one node, and never beside the web.
new Worker(shop, 'trainer', {
  image: 'ghcr.io/acme/trainer:1.0.0',
  scale: 2,
  scheduling: {
    nodeSelector: { 'acme.dev/pool': 'training', 'acme.dev/retired': { exists: false } },
    preferredNodes: { 'acme.dev/disk': 'nvme', 'topology.kubernetes.io/zone': { notIn: ['eu-1c'] } },
    tolerations: [
      'dedicated=training:NoSchedule',
      { key: 'acme.dev/slow', effect: 'NoExecute', duration: '5m' },
    ],
    apartFrom: ['replicas', web, { workload: cache, over: { topologyKey: 'acme.dev/rack' } }],
  },
});

// By cost: nodes that may be taken back; and what strangers have written, in a sandbox.
new Worker(shop, 'renderer', {
  image: 'ghcr.io/acme/renderer:1.0.0',
  scheduling: { spot: { on: 'gke', required: false } },
});
new Worker(shop, 'plugins', {
  image: 'ghcr.io/acme/plugins:1.0.0',
  scheduling: { spot: 'aks', runtimeClass: 'gvisor' },
});

app.synth();
