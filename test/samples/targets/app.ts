import { App, Chart, container, Deployment, Service, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'everywhere', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });
new WebApp(shop, 'mail-catcher', { targets: ['compose'], image: 'ghcr.io/acme/catcher:1.0.0', port: 1025 });
new Worker(shop, 'node-agent', { targets: ['kubernetes'], image: 'ghcr.io/acme/agent:1.0.0' });

const ledger = new Deployment(shop, 'ledger', {
  containers: [container({ image: 'ghcr.io/acme/ledger:1.0.0', port: 8080 })],
});
new Service(shop, 'ledger-balanced', {
  targets: ['kubernetes'],
  selects: ledger,
  type: 'LoadBalancer',
  ports: [{ port: 80, to: 8080 }],
});

app.synth();
