import { App, Chart, claim, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const uploads = claim({ name: 'uploads', size: '20Gi', storageClass: 'nfs', accessMode: 'ReadWriteMany' });
new Worker(shop, 'fetch', { image: 'ghcr.io/acme/fetch:1.0.0', user: 1000, volumes: { '/srv': uploads } });
new Worker(shop, 'shrink', { image: 'ghcr.io/acme/shrink:1.0.0', user: 2000, volumes: { '/srv': uploads } });

app.synth();
