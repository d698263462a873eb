import { App, Chart, External, exec, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// A managed database in the cluster, a container on the laptop.
const localDb = new WebApp(shop, 'db', {
  targets: ['compose'],
  image: 'ghcr.io/acme/db:17.2',
  port: 5432,
  readiness: exec(['pg_isready']),
});
const db = new External(shop, 'managed-db', {
  host: { kubernetes: 'db.prod.acme.dev', compose: localDb.host },
  port: 5432,
  scheme: 'postgres',
});
const payments = new External(shop, 'payments', { host: 'pay.acme.dev', scheme: 'https' });

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { DB_HOST: db.host, DB_PORT: db.port, DB_URL: db.url('/mail'), PAY: payments.url('/v2') },
  calls: [payments],
  startAfter: [db],
});

app.synth();
