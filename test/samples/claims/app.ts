import { App, Chart, claim, existingClaim, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const uploads = claim({
  name: 'uploads',
  size: '20Gi',
  storageClass: 'nfs',
  accessMode: 'ReadWriteMany',
});

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  scale: 2,
  volumes: {
    '/srv/uploads': uploads,
    '/srv/catalogue': { volume: existingClaim('catalogue'), readOnly: true },
  },
});

// Another user, and a folder of what the other one has written.
new Worker(shop, 'thumbnails', {
  image: 'ghcr.io/acme/thumbnails:1.0.0',
  user: '2000:2000',
  volumes: { '/in': { volume: uploads, subPath: 'images', readOnly: true } },
});

// The claim is called after the workload and the path: no rolling update could mount it twice.
const spool = claim({ size: '1Gi', storageClass: null });
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  volumes: { '/var/spool/mail': spool },
  sidecars: [
    { name: 'archiver', image: 'ghcr.io/acme/archiver:1.0.0', user: 3000, volumes: { '/spool': spool } },
  ],
});

app.synth();
