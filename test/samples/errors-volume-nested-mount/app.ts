import { App, Chart, configFile, configFiles, emptyDir, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  volumes: {
    '/etc/mailer': configFiles({ 'mailer.yaml': 'from: shop@acme.dev\n' }),
    '/etc/mailer/footer.txt': configFile('Kind regards\n'),
    '/etc/mailer.conf': configFile('spool = /var/spool\n'),
    '/etc/mailer.conf/d': emptyDir(),
  },
});

app.synth();
