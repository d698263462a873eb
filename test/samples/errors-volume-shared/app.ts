import { App, Chart, emptyDir, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
const inbox = emptyDir();

new Worker(shop, 'fetch', { image: 'ghcr.io/acme/fetch:1.0.0', volumes: { '/inbox': inbox } });
new Worker(shop, 'sort', { image: 'ghcr.io/acme/sort:1.0.0', volumes: { '/var/inbox': inbox } });

app.synth();
