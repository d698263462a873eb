import { join } from 'node:path';
import { Include } from 'cdk8s';
import { App, Chart, Secret, StatefulApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

// The External Secrets operator makes it of what a store holds: both keys are properties of one secret there.
const db = new Secret(shop, 'db', {
  keys: { user: { compose: { development: 'shop' } }, password: {} },
  externalSecret: {
    store: { name: 'vault', kind: 'ClusterSecretStore' },
    key: 'prod/shop/db',
    refreshInterval: '15m',
  },
});
const postgres = new StatefulApp(shop, 'postgres', {
  image: 'postgres:17.2',
  user: 'image',
  port: 5432,
  env: { POSTGRES_USER: db.get('user'), POSTGRES_PASSWORD_FILE: db.file('password') },
  storage: { '/var/lib/postgresql/data': '10Gi' },
});

// Here each key lies elsewhere.
const mail = new Secret(shop, 'mail', {
  keys: ['host', 'password'],
  externalSecret: {
    store: 'aws',
    keys: {
      host: 'prod/mail-host',
      password: { key: 'prod/mail', property: 'smtp', version: 'AWSPREVIOUS' },
    },
    patch: { spec: { target: { creationPolicy: 'Merge' } } },
  },
});

// A controller opens what is sealed: the file is the user's, and is held against the definition of its kind.
new Include(shop, 'sealed', { url: join(__dirname, 'sealed/tokens.yaml') });
const tokens = new Secret(shop, 'tokens', { keys: ['GITHUB_TOKEN', 'SLACK_TOKEN'] });

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: {
    DATABASE: `postgres://${db.get('user')}:${db.get('password')}@${postgres.host}/shop`,
    SMTP: `smtp://:${mail.get('password')}@${mail.get('host')}`,
  },
  envFrom: [{ secret: tokens }],
});

app.synth();
