import { App, Chart, secret, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { RABBITMQ_URI: secret('queue', 'uri') },
  scale: {
    min: 0,
    max: 10,
    keda: {
      triggers: [
        { type: 'rabbitmq', queueName: 'mail', mode: 'QueueLength', value: 20, hostFromEnv: 'RABBITMQ_URL' },
        { type: 'custom', scaler: 'nats-jetstream', metadata: { accountFromEnv: 'ACCOUNT' } },
      ],
    },
  },
});

app.synth();
