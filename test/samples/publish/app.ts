import { App, Chart, Service, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, publish: 80 });
new WebApp(shop, 'everywhere', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  publish: { port: 8083, hostIp: '0.0.0.0' },
});
// At one address of the host on Compose, and at none outside of the cluster.
const admin = new WebApp(shop, 'admin', { image: 'ghcr.io/acme/admin:1.0.0', port: 8080 });
new Service(shop, 'admin-local', {
  selects: admin,
  targets: ['compose'],
  type: 'LoadBalancer',
  ports: [{ port: 8081, to: 8080, hostIp: '127.0.0.1' }],
});
// One port of the host cannot be shared by three containers: Compose runs one.
new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080, publish: 8082, scale: 3 });

app.synth();
