import { ApiObject } from 'cdk8s';
import { App, Chart, secret, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Written without values, for somebody else to fill: its keys are known all the same.
new ApiObject(shop, 'db', {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'db' },
  stringData: { username: '', passwort: '' },
});
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { DB_PASSWORD: secret('db', 'password') },
  patch: { compose: { secrets: ['smtp-token'] } },
});

app.synth();
