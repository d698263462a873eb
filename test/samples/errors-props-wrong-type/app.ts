import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  // @ts-expect-error
  port: '8080',
  // @ts-expect-error
  env: ['LEVEL=info'],
  // @ts-expect-error
  user: { uid: 1000 },
  // @ts-expect-error
  restart: 'sometimes',
  // @ts-expect-error
  readiness: '/ready',
  // @ts-expect-error
  preStop: 'sleep 5',
  // @ts-expect-error
  volumes: { '/data': './data' },
  // @ts-expect-error
  command: 'node server.js',
});

app.synth();
