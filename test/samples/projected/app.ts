import {
  App,
  Chart,
  Config,
  configFiles,
  ephemeralClaim,
  fieldFiles,
  projected,
  Secret,
  StatefulApp,
  secretFiles,
  serviceAccountToken,
  Worker,
} from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
const settings = new Config(shop, 'settings', { data: { 'app.yaml': 'retries: 3\n', LEVEL: 'info' } });
const db = new Secret(shop, 'db', { keys: ['password'] });

// Files of several sources in one folder.
new Worker(shop, 'agent', {
  image: 'ghcr.io/acme/agent:1.0.0',
  volumes: {
    '/etc/agent': projected(
      [
        configFiles({ 'agent.yaml': 'log: info\n' }),
        settings.files(['app.yaml']),
        secretFiles('api', { 'api/key': 'key' }, { mode: 0o400 }),
        db.files(),
        fieldFiles({ labels: 'metadata.labels', 'pod/name': 'metadata.name' }),
        serviceAccountToken({ path: 'vault/token', audience: 'vault', expiration: '2h' }),
      ],
      { mode: 0o440 },
    ),
    // More scratch space than a node has, gone with the pod.
    '/work': ephemeralClaim({ size: '100Gi', storageClass: 'fast' }),
  },
});

new StatefulApp(shop, 'index', {
  image: 'ghcr.io/acme/index:1.0.0',
  port: 9200,
  scale: 2,
  storage: { '/data': '10Gi' },
  volumes: { '/merge': ephemeralClaim({ size: '20Gi' }) },
});

app.synth();
