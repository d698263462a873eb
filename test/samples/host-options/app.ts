import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
// Docker keeps all that a container prints, unless it is told otherwise.
const shop = new Chart(app, 'shop', { defaults: { logging: { maxSize: '10Mi', maxFiles: 3 } } });

// A browser wants more shared memory than engines give, and many open files.
new WebApp(shop, 'browser', {
  image: 'ghcr.io/acme/browser:1.0.0',
  port: 9222,
  resources: { memory: '2Gi' },
  shmSize: '1Gi',
  ulimits: { nofile: 65_536, core: 0, memlock: { soft: 1024, hard: -1 } },
  sidecars: [{ image: 'ghcr.io/acme/recorder:1.0.0', shmSize: '128Mi' }],
});

// What it calls itself, and how it finds what no name server knows.
new Worker(shop, 'sync', {
  image: 'ghcr.io/acme/sync:1.0.0',
  hostname: 'sync',
  hostAliases: {
    'legacy.acme.internal': '10.0.0.5',
    'files.acme.internal': '10.0.0.5',
    'v6.acme.internal': '2001:db8::1',
    'host.docker.internal': 'host-gateway',
  },
  dns: { nameservers: ['10.0.0.53'], searches: ['acme.internal'], options: { ndots: 2, 'use-vc': true } },
  initContainers: [{ image: 'ghcr.io/acme/sync:1.0.0', command: ['sync', 'once'] }],
  sidecars: [{ image: 'ghcr.io/acme/watch:1.0.0' }],
});

new Worker(shop, 'trainer', {
  image: 'ghcr.io/acme/trainer:1.0.0',
  gpus: 2,
  logging: { driver: 'journald', options: { tag: '{{.Name}} costs $5' } },
});

app.synth();
