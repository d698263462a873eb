import { App, Chart, configFiles, fromFile, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'proxy', {
  image: 'ghcr.io/acme/proxy:1.0.0',
  volumes: {
    '/etc/proxy': configFiles({
      'settings.env': fromFile('files/.env.production'),
      'server.key': fromFile('files/server.key'),
      // What everybody may have.
      'server.crt': fromFile('files/server.crt'),
      'example.env': fromFile('files/.env.example'),
    }),
  },
});

app.synth();
