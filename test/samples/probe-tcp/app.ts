import { App, Chart, tcp, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

new WebApp(shop, 'cache', {
  image: 'redis:7.4',
  port: 6379,
  readiness: tcp({ period: 5 }),
  liveness: tcp(),
  healthCommand: ['redis-cli', 'ping'],
});
new WebApp(shop, 'echo', {
  image: 'ghcr.io/acme/echo:1.0.0',
  port: 7,
  readiness: tcp({ successThreshold: 2, failureThreshold: 5 }),
  healthTool: 'python',
});

app.synth();
