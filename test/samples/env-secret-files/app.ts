import { App, Chart, exec, StatefulApp, secretFile, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Images that read `…_FILE` get the path of a file, and the file: the password is in no environment.
new StatefulApp(shop, 'db', {
  image: 'postgres:17.2',
  user: 'image',
  port: 5432,
  env: {
    POSTGRES_USER_FILE: secretFile('db', 'user'),
    POSTGRES_PASSWORD_FILE: secretFile('db', 'password'),
  },
  storage: { '/var/lib/postgresql/data': '10Gi' },
  readiness: exec(['pg_isready']),
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: {
    SMTP_TOKEN_FILE: secretFile('smtp', 'token', {
      mode: 0o440,
      sources: {
        kubernetes: { name: 'smtp-credentials', key: 'api-token' },
        compose: { file: './private/smtp' },
      },
    }),
  },
});

// A container with a writable root may take it from a variable, too.
new Worker(shop, 'importer', {
  image: 'ghcr.io/acme/importer:1.0.0',
  writableRoot: true,
  env: { API_KEY_FILE: secretFile('api', 'key', { sources: { compose: { variable: 'API_KEY' } } }) },
});

app.synth();
