import { App, Chart, WebApp, Worker } from 'lading';

const app = new App({ name: 'acme' });
const shop = new Chart(app, 'shop');
const mail = new Chart(app, 'mail', { namespace: 'mail' });

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
new Worker(mail, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', env: { API: api.url() } });
// The other way there is no doubt.
const inbox = new WebApp(mail, 'inbox', { image: 'ghcr.io/acme/inbox:1.0.0', port: 8080 });
new Worker(shop, 'reader', { image: 'ghcr.io/acme/reader:1.0.0', env: { INBOX: inbox.url() } });

app.synth();
