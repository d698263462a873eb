import { ApiObject } from 'cdk8s';
import { App, Chart, configFiles, exec, secret, variable, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'db', {
  image: 'postgres:17.2',
  user: 'image',
  writableRoot: true,
  port: 5432,
  env: { POSTGRES_PASSWORD: 'hunter2' },
  readiness: exec(['psql', 'postgres://postgres:hunter2@127.0.0.1/shop']),
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  args: ['--smtp-password', 'hunter3'],
  env: {
    DATABASE: `postgres://postgres:hunter2@db/shop`,
    API_KEY: variable('MAILER_API_KEY', { default: 'a1b2c3d4e5' }),
    // None of these is one.
    SMTP_PASSWORD_FILE: '/run/secrets/smtp',
    TOKEN_TTL: '1h',
    KEY_PREFIX: 'mail',
    CACHE: 'redis://cache:6379/1',
    GREETING_TOKEN: secret('mailer', 'token'),
  },
  volumes: {
    '/etc/mailer': configFiles({ 'mailer.conf': 'host = smtp.acme.dev\npassword = hunter4\n' }),
  },
  patch: { compose: { labels: { 'acme.dev/api-token': 'hunter5-token' } } },
});

// Of somebody else's library: it can be told only where it ends up.
new ApiObject(shop, 'mail-login', {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'mail-login' },
  stringData: { user: 'shop', password: 'hunter6' },
});

app.synth();
