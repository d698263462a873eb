import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, selector: { app: 'shop' } });
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', selector: { app: 'shop', part: 'mailer' } });

// What finds the pods has to stand on them.
new Worker(shop, 'other', {
  image: 'ghcr.io/acme/other:1.0.0',
  selector: { app: 'other' },
  labels: { app: 'shop' },
});
new Worker(shop, 'none', { image: 'ghcr.io/acme/none:1.0.0', selector: {} });

app.synth();
