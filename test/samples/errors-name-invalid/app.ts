import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'Web_App', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  ports: [{ name: 'a-name-that-is-too-long', port: 8080 }],
});
new Worker(shop, `mailer-${'x'.repeat(60)}`, { image: 'ghcr.io/acme/mailer:1.0.0' });

new WebApp(shop, 'admin', {
  image: 'ghcr.io/acme/admin:1.0.0',
  port: 8080,
  serviceAccount: 'Bad_Account',
  expose: { host: 'admin.acme.dev', tls: 'Bad_Secret', className: 'Bad_Class' },
});

app.synth();
