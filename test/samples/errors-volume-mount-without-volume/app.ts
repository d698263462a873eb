import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  patch: {
    deployment: [
      {
        op: 'add',
        path: '/spec/template/spec/containers/0/volumeMounts/-',
        value: { name: 'spool', mountPath: '/var/spool' },
      },
    ],
  },
});

app.synth();
