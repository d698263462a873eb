import { App, Chart, configFiles, secret, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  volumes: { '/etc/web': configFiles({ 'web.ini': `password = ${secret('db', 'password')}\n` }) },
});

app.synth();
