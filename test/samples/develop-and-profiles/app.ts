import { App, Chart, exec, Job, StatefulApp, secret, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const db = new StatefulApp(shop, 'db', {
  image: 'postgres:17.2',
  user: 'image',
  port: 5432,
  env: { POSTGRES_PASSWORD: secret('db', 'password') },
  storage: { '/var/lib/postgresql/data': '10Gi' },
  readiness: exec(['pg_isready', '-U', 'postgres']),
});

// Whoever works on it has its sources in the container a moment after they are saved.
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  build: { context: './web', target: 'release' },
  port: 8080,
  startAfter: [db],
  develop: {
    watch: [
      { action: 'sync', path: './web/src', target: '/app/src', ignore: ['node_modules/'], initialSync: true },
      { action: 'sync+restart', path: './web/config/app.yaml', target: '/app/config/app.yaml' },
      { action: 'sync+exec', path: './web/nginx', target: '/etc/nginx', exec: ['nginx', '-s', 'reload'] },
      { action: 'rebuild', path: './web/package.json' },
      { action: 'restart', path: '/etc/acme', include: ['*.conf'] },
    ],
  },
  compose: { writableRoot: true, build: { context: './web', target: 'development' } },
});

// Tools that nobody needs every day; on Kubernetes they are left out.
const tools = { profiles: ['tools'], targets: ['compose'] } as const;
const seed = new Job(shop, 'seed', {
  image: 'ghcr.io/acme/seed:1.0.0',
  targets: ['compose'],
  startAfter: [db],
});
new WebApp(shop, 'adminer', {
  image: 'adminer:5.0.0',
  port: 8080,
  publish: { port: 8081, hostIp: '127.0.0.1' },
  startAfter: [db, seed],
  ...tools,
});

// A device by its path on Compose, by what a device plugin calls it on Kubernetes.
new Worker(shop, 'scanner', {
  image: 'ghcr.io/acme/scanner:1.0.0',
  devices: [
    { source: '/dev/ttyUSB0', target: '/dev/scanner', permissions: 'rw', resource: 'acme.dev/scanner' },
    '/dev/snd:/dev/sound:r',
  ],
  profiles: ['debug', 'scan'],
});

app.synth();
