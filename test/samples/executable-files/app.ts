import { App, Chart, configFile, configFiles, fromFile, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  command: ['/opt/mailer/start.sh'],
  volumes: {
    '/opt/mailer': configFiles({ 'start.sh': fromFile('start.sh'), 'mailer.yaml': 'from: shop@acme.dev\n' }),
    '/usr/local/bin/hello': configFile('#!/bin/sh\necho hello\n', { mode: 0o755 }),
  },
});

app.synth();
