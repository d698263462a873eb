import { App, Chart, CronJob, configFiles, secret, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const db = new WebApp(shop, 'db', {
  image: 'ghcr.io/acme/db:17.2',
  port: 5432,
  healthCommand: ['pg_isready'],
});

new CronJob(shop, 'report', {
  schedule: '0 6 * * mon-fri',
  timeZone: 'Europe/Berlin',
  concurrencyPolicy: 'forbid',
  startingDeadline: '30m',
  successfulJobsHistoryLimit: 1,
  failedJobsHistoryLimit: 5,
  image: 'ghcr.io/acme/report:1.0.0',
  args: ['--price=$5'],
  env: { DB: db.host, DB_PASSWORD: secret('db', 'password') },
  volumes: { '/etc/report': configFiles({ 'who.txt': 'everybody\n' }) },
  backoffLimit: 2,
  activeDeadline: '1h',
  startAfter: [db],
});

// Switched off in the cluster for now; a person can run it there and here.
new CronJob(shop, 'tidy', {
  schedule: '@every 90m',
  suspend: true,
  image: 'ghcr.io/acme/tidy:1.0.0',
  restart: 'on-failure',
  ttlAfterFinished: '10m',
});

app.synth();
