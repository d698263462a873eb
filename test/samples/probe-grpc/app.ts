import { App, Chart, grpc, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'ledger', {
  image: 'ghcr.io/acme/ledger:1.0.0',
  ports: [{ name: 'grpc', port: 50051, appProtocol: 'kubernetes.io/h2c' }],
  readiness: grpc({ service: 'acme.Ledger' }),
  liveness: grpc(),
  healthCommand: ['grpc_health_probe', '-addr=:50051'],
});

app.synth();
