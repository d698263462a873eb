import { App, Chart, Secret, StatefulApp, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Whoever keeps the secrets makes it: here stand its keys, and where Docker's targets find them.
const db = new Secret(shop, 'db', {
  keys: {
    user: { compose: { development: 'shop' } },
    password: { compose: { variable: 'POSTGRES_PASSWORD', development: 'shop' } },
    'ca.crt': { compose: { file: '../../certificates/ca.crt' }, swarm: { external: true } },
  },
});

const postgres = new StatefulApp(shop, 'postgres', {
  image: 'postgres:17.2',
  user: 'image',
  port: 5432,
  env: { POSTGRES_USER: db.get('user'), POSTGRES_PASSWORD_FILE: db.file('password') },
  storage: { '/var/lib/postgresql/data': '10Gi' },
});

new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  env: { DATABASE: `postgres://${db.get('user')}:${db.get('password')}@${postgres.host}/shop` },
  volumes: { '/etc/ssl/shop': db.files({ 'tls/ca.pem': 'ca.crt' }, { mode: 0o440 }) },
});

// All keys as variables: on Compose without a file of variables, for the keys are known.
const tokens = new Secret(shop, 'tokens', { name: 'api-tokens', keys: ['GITHUB', 'SLACK'] });
new Worker(shop, 'notifier', {
  image: 'ghcr.io/acme/notifier:1.0.0',
  envFrom: [{ secret: tokens, prefix: 'TOKEN_' }],
});

app.synth();
