import { App, Chart, WebApp, Worker } from 'lading';

const app = new App({ name: 'acme' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const mail = new Chart(app, 'mail', { namespace: 'mail', labels: { 'acme.dev/team': 'mail' } });

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, env: { API: api.url() } });
// From another namespace the name alone does not lead there.
new Worker(mail, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { API: api.url() },
  startAfter: [api],
});

app.synth();
