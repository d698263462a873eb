import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  env: { VERSION: `v-${process.env.TAG_THAT_NOBODY_SETS}`, LEVEL: 'the level is undefined' },
});

app.synth();
