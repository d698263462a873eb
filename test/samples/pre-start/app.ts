import { App, Chart, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// A hook of docker compose cannot be confined as a service can: only what is privileged anyway becomes one.
new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { LEVEL: 'info' },
  writableRoot: true,
  initContainers: [
    {
      name: 'tune',
      image: 'ghcr.io/acme/tune:1.0.0',
      args: ['net.core.somaxconn=1024'],
      env: { LEVEL: 'info' },
      user: 0,
      privileged: true,
    },
  ],
});

app.synth();
