import { App, Chart, emptyDir, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const mailer = new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  volumes: { '/var/spool': emptyDir() },
});
mailer.addVolume('/var/spool', emptyDir({ name: 'other' }));

new Worker(shop, 'reporter', {
  image: 'ghcr.io/acme/reporter:1.0.0',
  volumes: { '/var/report': emptyDir(), '//var/report/': emptyDir({ name: 'other' }) },
});

app.synth();
