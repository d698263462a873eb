import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: {
    // @ts-expect-error
    deployment: { spec: { replcas: 3, template: { spec: { dnsPolicy: 'Sometimes' } } } },
  },
});

app.synth();
