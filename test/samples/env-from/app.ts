import { App, Chart, container, Deployment, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  // Has the last word on both targets.
  env: { LOG_LEVEL: 'info' },
  envFrom: [
    { config: 'mailer', envFile: 'config/mailer.env' },
    { secret: 'mail-login', envFile: '.env.mail', optional: true },
    // In the file the names begin with DB_ already.
    { secret: 'db', prefix: 'DB_', envFile: './db.env' },
  ],
});

// Nothing says what these are on Compose.
new Deployment(shop, 'reports', {
  containers: [
    container({
      image: 'ghcr.io/acme/reports:1.0.0',
      envFrom: [{ config: 'reports' }, { secret: 'db', optional: true }],
    }),
  ],
});

app.synth();
