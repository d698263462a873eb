import { App, Chart, secretFiles, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8443,
  volumes: {
    '/run/secrets/db': secretFiles('db', ['username', 'password']),
    '/etc/tls': secretFiles('web-tls', { 'server.crt': 'tls.crt', 'server.key': 'tls.key' }, { mode: 0o440 }),
  },
});

app.synth();
