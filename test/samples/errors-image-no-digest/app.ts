import { App, Chart, Worker } from 'lading';

const app = new App({ images: { digests: 'required' } });
const shop = new Chart(app, 'shop');

new Worker(shop, 'cache', { image: 'ghcr.io/acme/cache:1.0.0', user: 1000 });
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
});

app.synth();
