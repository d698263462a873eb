import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: {
    deployment: [{ op: 'replace', path: '/spec/tempalte/spec/hostNetwork', value: true }],
    compose: [{ op: 'remove', path: '/dns' }],
  },
});

app.synth();
