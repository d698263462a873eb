import { App, Chart, Worker } from 'lading';

const app = new App({ targets: ['kubernetes', 'swarm'] });
const shop = new Chart(app, 'shop');

new Worker(shop, 'render', { image: 'ghcr.io/acme/render:1.0.0', scheduling: { runtimeClass: 'gvisor' } });
new Worker(shop, 'mail', { image: 'ghcr.io/acme/mail:1.0.0', allowPrivilegeEscalation: false });

app.synth();
