import { ApiObject } from 'cdk8s';
import { App, Chart, Existing, secret, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new ApiObject(shop, 'settings', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings' },
  data: { LOG_LEVEL: 'info' },
});
// Filled by somebody else, who promises these keys.
new Existing(shop, 'smtp', { kind: 'Secret', keys: ['username', 'password'] });
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { SMTP_PASSWORD: secret('smtp', 'pasword') },
});
new ApiObject(shop, 'report', {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'report' },
  spec: {
    containers: [
      {
        name: 'main',
        image: 'ghcr.io/acme/report:1.0.0',
        env: [{ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'LOG_LEVLE' } } }],
      },
    ],
  },
});

app.synth();
