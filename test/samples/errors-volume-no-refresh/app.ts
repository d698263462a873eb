import { App, Chart, secretFile, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Worker(shop, 'proxy', {
  image: 'ghcr.io/acme/proxy:1.0.0',
  volumes: { '/etc/proxy/tls.key': secretFile('proxy-tls', 'tls.key') },
});

app.synth();
