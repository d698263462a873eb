import { App, Chart, container, Deployment, httpGet, Service } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const server = container({
  name: 'server',
  image: 'ghcr.io/acme/web:1.0.0',
  ports: [{ name: 'http', port: 8080 }],
  readiness: httpGet('/ready'),
  healthTool: 'curl',
});
const web = new Deployment(shop, 'web', { replicas: 3, containers: [server] });
new Service(shop, 'web-service', { name: 'web', selects: web, ports: [{ port: 80, to: 8080 }] });

app.synth();
