import { App, Chart, Worker } from 'lading';

const app = new App({ images: { registries: ['ghcr.io/acme'] } });
const shop = new Chart(app, 'shop');

new Worker(shop, 'cache', { image: 'redis:7.4.2', user: 1000 });
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
});

app.synth();
