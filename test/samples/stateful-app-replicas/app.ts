import { App, Chart, claim, exec, StatefulApp, Worker } from 'lading';

const app = new App();
const queue = new Chart(app, 'queue', { namespace: 'queue' });
const jobs = new Chart(app, 'jobs', { namespace: 'jobs' });

// The sidecar sees the storage of its own replica.
const log = claim({ name: 'log', size: '20Gi', storageClass: 'fast' });

const broker = new StatefulApp(queue, 'broker', {
  image: 'ghcr.io/acme/broker:2.1.0',
  user: '2000:3000',
  ports: [
    { name: 'client', port: 7000 },
    { name: 'peers', port: 7001 },
  ],
  scale: 3,
  podManagementPolicy: 'OrderedReady',
  rollout: { partition: 1, minReady: '10s' },
  retention: { whenScaled: 'Delete' },
  storage: { '/var/lib/broker': '1Gi', '/var/log/broker': log },
  readiness: exec(['broker', 'ready']),
  sidecars: [
    { name: 'archiver', image: 'ghcr.io/acme/archiver:1.0.0', user: 4000, volumes: { '/log': log } },
  ],
  publish: { port: 7000, to: 'client' },
  patch: { podsService: { metadata: { annotations: { 'acme.dev/team': 'queue' } } } },
});

new Worker(jobs, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: {
    BROKERS: [0, 1, 2].map((ordinal) => `${broker.hostOf(ordinal)}:${broker.portOf('client')}`).join(),
    BROKER: broker.host,
  },
  startAfter: [broker],
});

// Alone, all at once, and replaced by hand.
new StatefulApp(queue, 'index', {
  image: 'ghcr.io/acme/index:1.0.0',
  port: 9200,
  scale: { min: 2, max: 4 },
  podManagementPolicy: 'Parallel',
  rollout: 'onDelete',
  storage: { '/data': claim({ size: '5Gi', accessMode: 'ReadWriteOncePod' }) },
});

app.synth();
