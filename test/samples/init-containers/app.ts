import { App, Chart, emptyDir, secret, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const assets = emptyDir({ name: 'assets' });

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  volumes: { '/srv/assets': { volume: assets, readOnly: true } },
  initContainers: [
    {
      name: 'migrate',
      image: 'ghcr.io/acme/web:1.0.0',
      args: ['migrate', '--to', 'latest'],
      env: { DB_PASSWORD: secret('db', 'password') },
    },
    {
      name: 'fetch-assets',
      image: 'ghcr.io/acme/assets:1.0.0',
      command: ['cp', '-r', '/assets/.', '/out'],
      volumes: { '/out': assets },
    },
  ],
});

app.synth();
