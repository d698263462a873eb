import { App, bindMount, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  volumes: { '/etc/mailer': bindMount('.') },
});

app.synth();
