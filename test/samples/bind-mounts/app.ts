import { App, bindMount, Chart, emptyDir, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Files of the project: seen as they change on Compose, and a ConfigMap on Kubernetes.
new Worker(shop, 'templates', {
  image: 'ghcr.io/acme/templates:1.0.0',
  volumes: {
    '/etc/templates': bindMount('conf', { asFiles: true }),
    '/etc/motd': bindMount('./conf/motd.txt', { asFiles: true }),
  },
});

// Sources that are worked on while the program runs: for developers, so on Compose alone.
new Worker(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  compose: {
    volumes: {
      '/srv': { volume: bindMount('.'), readOnly: false },
      '/srv/cache': emptyDir(),
    },
  },
});

app.synth();
