import { App, Chart, emptyDir, WebApp } from 'lading';

const app = new App({ compose: { floor: '5.0' } });
const shop = new Chart(app, 'shop');

const assets = emptyDir({ name: 'assets' });

// Before docker compose 5.3 there is no pre_start: each init container becomes a service that runs once.
new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  volumes: { '/srv/assets': assets },
  initContainers: [
    { name: 'migrate', image: 'ghcr.io/acme/web:1.0.0', args: ['migrate'] },
    {
      name: 'fetch-assets',
      image: 'ghcr.io/acme/assets:1.0.0',
      command: ['cp', '-r', '/assets/.', '/out'],
      volumes: { '/out': assets },
    },
  ],
});

app.synth();
