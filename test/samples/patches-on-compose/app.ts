import { App, Chart, WebApp, Worker } from 'lading';

const app = new App({ compose: { patch: { 'x-acme': { owner: 'shop' } } } });
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: { compose: { extra_hosts: ['legacy.acme.dev=10.0.0.7'], ulimits: { nofile: 4096 } } },
});
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  patch: {
    compose: [
      { op: 'add', path: '/init', value: true },
      { op: 'replace', path: '/restart', value: 'always' },
    ],
  },
});

app.synth();
