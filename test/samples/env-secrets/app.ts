import { App, Chart, secret, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const password = secret('db', 'password');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: {
    DB_PASSWORD: password,
    // A longer string never holds the secret itself: each target puts it together when the container starts.
    DB_URL: `postgres://mailer:${password}@db.acme.dev:5432/mail`,
    SMTP_TOKEN: secret('smtp', 'token', {
      kubernetes: { name: 'smtp-credentials', key: 'api-token' },
      compose: { variable: 'SMTP_API_TOKEN' },
    }),
  },
});

app.synth();
