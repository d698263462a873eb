import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', build: './web', port: 8080 });
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  build: {
    context: '.',
    dockerfile: 'docker/mailer.Dockerfile',
    target: 'release',
    args: { NODE_VERSION: 22, COMMENT: 'costs $5' },
  },
  pull: 'never',
});

app.synth();
