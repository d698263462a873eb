import { App, Chart, grpc, httpGet, tcp, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', { image: 'ghcr.io/acme/web:1.0.0', port: 8080, readiness: httpGet('/ready') });
// None of the tools speaks gRPC, and curl asks no bare TCP port.
new WebApp(shop, 'ledger', {
  image: 'ghcr.io/acme/ledger:1.0.0',
  port: 50051,
  readiness: grpc(),
  healthTool: 'node',
});
new WebApp(shop, 'queue', {
  image: 'ghcr.io/acme/queue:1.0.0',
  port: 5672,
  readiness: tcp(),
  healthTool: 'curl',
});

app.synth();
