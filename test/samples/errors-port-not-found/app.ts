import { App, Chart, container, Deployment, Service } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const web = new Deployment(shop, 'web', {
  containers: [container({ image: 'ghcr.io/acme/web:1.0.0', ports: [{ name: 'http', port: 8080 }] })],
});
new Service(shop, 'web-service', { selects: web, ports: [{ port: 80, to: 'htp' }] });
new Service(shop, 'web-admin', { selects: web, ports: [{ port: 80, to: 9090 }] });

app.synth();
