import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
const mail = new Chart(app, 'mail', { namespace: 'mail' });

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });
new Worker(shop, 'other', { name: 'web', image: 'ghcr.io/acme/other:1.0.0' });

// Two namespaces on Kubernetes, but one Compose project.
new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
new WebApp(mail, 'api', { image: 'ghcr.io/acme/mail-api:1.0.0', port: 8080 });

app.synth();
