import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  develop: {
    watch: [
      { action: 'sync', path: './src', target: '/app/src' },
      { action: 'rebuild', path: 'package.json' },
    ],
  },
});
// Copied into on Compose alone.
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  develop: { watch: [{ action: 'sync+restart', path: './mailer', target: '/app' }] },
  compose: { writableRoot: true },
});

app.synth();
