import { App, Chart, exec, secret, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Whoever copies .env.example can start at once; nothing of it reaches a cluster, or compose.yaml.
const password = secret('db', 'password', { compose: { development: "postgres's own" } });

const db = new WebApp(shop, 'db', {
  image: 'postgres:17.2',
  user: 'image',
  port: 5432,
  env: { POSTGRES_PASSWORD: password },
  readiness: exec(['pg_isready', '-U', 'postgres']),
});

new Worker(shop, 'importer', {
  image: 'ghcr.io/acme/importer:1.0.0',
  env: {
    DATABASE: `postgres://postgres:${password}@${db.host}:${db.port}/shop`,
    API_KEY: secret('importer', 'api-key', { compose: { variable: 'SHOP_API_KEY', development: 'dev' } }),
    TOKEN: secret('importer', 'token'),
  },
});

app.synth();
