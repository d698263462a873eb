import { App, Chart, configFile, configFiles, fromFile, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  volumes: {
    '/etc/web': configFiles({
      'web.yaml': `upstream: ${api.url()}\nlevel: info\n`,
      'banner.txt': fromFile('banner.txt'),
      'logo.png': fromFile('logo.png'),
    }),
    '/usr/share/web/robots.txt': configFile('User-agent: *\nDisallow: /\n'),
    '/etc/scripts': configFiles({ 'start.sh': '#!/bin/sh\nexec web\n' }, { name: 'scripts', mode: 0o555 }),
  },
});

app.synth();
