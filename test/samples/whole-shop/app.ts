import { App, Chart, exec, httpGet, StatefulApp, secret, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const db = new StatefulApp(shop, 'db', {
  image: 'ghcr.io/acme/postgres:17.2',
  port: 5432,
  env: { POSTGRES_PASSWORD: secret('db', 'password') },
  storage: { '/var/lib/postgresql/data': '10Gi' },
  readiness: exec(['pg_isready', '-U', 'postgres']),
});

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  build: './api',
  port: 8080,
  env: { LOG_LEVEL: 'info', DB_HOST: db.host, DB_PORT: db.port },
  readiness: httpGet('/ready'),
  liveness: httpGet('/healthz'),
  healthTool: 'node',
  resources: { cpu: '250m', memory: '256Mi' },
  scale: { min: 2, max: 10, cpu: 70 },
  expose: 'api.acme.dev',
  startAfter: [db],
});

new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:2.0.0', env: { API: api.url() } });

app.synth();
