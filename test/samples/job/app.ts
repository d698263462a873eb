import { App, Chart, configFiles, emptyDir, Job, secret, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

const db = new WebApp(shop, 'db', { image: 'ghcr.io/acme/db:17.2', port: 5432 });

// Somebody waits for it, so that it runs at every `up`; it says itself what is done already.
const migrate = new Job(shop, 'migrate', {
  image: 'ghcr.io/acme/api:1.4.2',
  args: ['migrate', 'up'],
  env: { DB: db.host, DB_PASSWORD: secret('db', 'password') },
  volumes: { '/etc/migrate': configFiles({ 'order.txt': 'users\norders\n' }) },
  backoffLimit: 3,
  activeDeadline: '10m',
  ttlAfterFinished: '1h',
  startAfter: [db],
});

// Another Job that nobody who runs at `up` waits for.
const load = new Job(shop, 'load', {
  image: 'ghcr.io/acme/load:1.0.0',
  restart: 'on-failure',
  parallelism: 2,
  completions: 4,
  volumes: { '/scratch': emptyDir() },
  startAfter: [migrate],
  patch: { job: { spec: { suspend: true, podReplacementPolicy: 'Failed' } } },
});

new Job(shop, 'report', {
  image: 'ghcr.io/acme/report:1.0.0',
  backoffLimit: 0,
  ttlAfterFinished: '1h',
  initContainers: [{ name: 'check', image: 'ghcr.io/acme/report:1.0.0', args: ['check'] }],
  sidecars: [{ name: 'proxy', image: 'ghcr.io/acme/proxy:1.0.0' }],
  startAfter: [load],
});

// Whoever waits for it asks the database itself, and nobody but that.
const seed = new Job(shop, 'seed', {
  image: 'ghcr.io/acme/api:1.4.2',
  args: ['seed'],
  env: { DB: db.host, DB_PASSWORD: secret('db', 'password') },
  check: {
    command: ['bin/seeded', '--database', db.url('/shop', { scheme: 'postgres' })],
    env: { LOG_LEVEL: 'error', PRICE: '$(9)' },
  },
  ttlAfterFinished: '1h',
});
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', startAfter: [seed] });

new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.4.2', port: 8080, startAfter: [db, migrate] });

app.synth();
