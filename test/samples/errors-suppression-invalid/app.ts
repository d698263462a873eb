import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  suppress: [
    { code: 'probe/no-health-tool', reason: '' },
    { code: 'probe/no-healthtool', reason: 'The image is distroless.' },
  ],
});

app.synth();
