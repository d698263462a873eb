import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const catcher = new WebApp(shop, 'catcher', {
  targets: ['compose'],
  image: 'ghcr.io/acme/catcher:1.0.0',
  port: 1025,
});
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { SMTP_HOST: catcher.host, SMTP_URL: `smtp://${catcher.host}:${catcher.port}` },
});

app.synth();
