import { App, Chart, configFile, configFiles, fromFile, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  volumes: {
    '/etc/web': configFiles({
      'web.conf': fromFile('../config-files/banner.txt'),
      'linked.conf': fromFile('linked.conf'),
    }),
    '/etc/motd': configFile(fromFile('../config-files/banner.txt', { outside: true })),
  },
});

app.synth();
