import { App, Chart, container, Pod } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new Pod(shop, 'web', { containers: [container({ image: 'ghcr.io/acme/web:1.0.0', port: 8080 })] });

app.synth();
