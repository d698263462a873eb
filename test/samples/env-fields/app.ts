import { App, Chart, field, perTarget, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: {
    POD_NAME: perTarget({ kubernetes: field('metadata.name'), compose: 'mailer' }),
    POD_IP: field('status.podIP'),
    NODE_ZONE: field("metadata.labels['topology.kubernetes.io/zone']"),
  },
});

app.synth();
