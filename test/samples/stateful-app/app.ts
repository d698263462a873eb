import { App, Chart, exec, StatefulApp, secret, WebApp } from 'lading';

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

new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.4.2',
  port: 8080,
  env: { DB_URL: db.url('/shop', { scheme: 'postgres' }), DB_HOST: db.hostOf(0) },
  startAfter: [db],
});

app.synth();
