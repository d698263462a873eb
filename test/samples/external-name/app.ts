import { App, Chart, External, exec, WebApp, Worker } from 'lading';

const app = new App({ targets: ['kubernetes', 'compose', 'swarm'] });
const shop = new Chart(app, 'shop', { namespace: 'shop' });

// A container beside the others on a laptop and on a swarm, which answers to the name that the cluster knows as well.
const local = new WebApp(shop, 'local-db', {
  targets: ['compose', 'swarm'],
  image: 'ghcr.io/acme/db:17.2',
  port: 5432,
  readiness: exec(['pg_isready']),
});
const db = new External(shop, 'db', {
  host: { kubernetes: 'Shop.abc123.eu-central-1.rds.amazonaws.com', compose: local.host, swarm: local.host },
  port: 5432,
  scheme: 'postgres',
  service: { annotations: { 'acme.dev/owner': 'data' } },
});
// Asked by its own name over HTTPS, whatever it is called here; Docker knows no such name.
const payments = new External(shop, 'payments', {
  host: 'api.payments.example',
  scheme: 'https',
  service: { name: 'pay' },
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { DB: db.url('/mail'), PAY: payments.url('/v2'), PAY_HOST: payments.host },
  calls: [payments],
  startAfter: [db],
});

// From another namespace the name is said in full.
const reports = new Chart(app, 'reports', { namespace: 'reports' });
new Worker(reports, 'report', {
  image: 'ghcr.io/acme/report:1.0.0',
  env: { DB_HOST: db.host, DB_PORT: db.port },
});

app.synth();
