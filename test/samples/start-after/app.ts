import { App, Chart, exec, httpGet, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const db = new WebApp(shop, 'db', {
  image: 'ghcr.io/acme/db:17.2',
  port: 5432,
  readiness: exec(['pg_isready', '-U', 'postgres']),
});
const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  readiness: httpGet('/ready'),
  healthTool: 'node',
  startAfter: [db],
});
const mailer = new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0' });
mailer.startAfter(db, api);

// There is none of it in the cluster, and nothing to wait for.
const mailbox = new WebApp(shop, 'mailbox', {
  targets: ['compose'],
  image: 'ghcr.io/acme/mailbox:1.0.0',
  port: 1025,
  healthTool: 'node',
});
mailer.startAfter(mailbox);

app.synth();
