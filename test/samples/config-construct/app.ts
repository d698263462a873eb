import { App, Chart, Config, fromFile, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });

// One ConfigMap for all that read it: whoever does rolls when it changes.
const settings = new Config(shop, 'settings', {
  data: {
    LOG_LEVEL: 'info',
    PRICE: '5 $',
    API: api.url('/v1'),
    'app.yaml': fromFile('app.yaml'),
  },
  immutable: true,
});

new Worker(shop, 'mailer', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  env: { LEVEL: settings.get('LOG_LEVEL'), BANNER: `level ${settings.get('LOG_LEVEL')}` },
  volumes: { '/etc/mailer': settings.files(['app.yaml']), '/etc/price': settings.file('PRICE') },
});

new Worker(shop, 'importer', {
  image: 'ghcr.io/acme/importer:1.0.0',
  envFrom: [{ config: settings, prefix: 'SHOP_' }],
  volumes: { '/etc/importer': settings.files({ 'conf/importer.yaml': 'app.yaml' }, { mode: 0o444 }) },
});

app.synth();
