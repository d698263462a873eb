import { App, Chart, emptyDir, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const shared = emptyDir({ name: 'spool', sizeLimit: '1Gi' });

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  volumes: {
    '/var/cache/mailer': emptyDir(),
    '/dev/shm': emptyDir({ medium: 'memory', sizeLimit: '64Mi' }),
    '/var/spool/mail': shared,
  },
  sidecars: [
    {
      name: 'archiver',
      image: 'ghcr.io/acme/archiver:1.0.0',
      volumes: { '/spool': { volume: shared, readOnly: true } },
    },
  ],
});

app.synth();
