import { App, Chart, configFiles, secretFiles, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  volumes: {
    '/run/keys': secretFiles('dkim', ['private.pem'], { mode: 400 }),
    // As octal digits, and as the decimal number that JSON files of Kubernetes have for 0o644.
    '/run/own': secretFiles('own', ['private.pem'], { mode: 0o400 }),
    '/etc/mailer': configFiles({ 'mailer.ini': 'from = shop' }, { mode: 420 }),
  },
});

app.synth();
