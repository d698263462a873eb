import { App, Chart, httpGet, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');
const written: object = { ports: ['80:80'], container_name: 'web', scael: 2 };

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.4.2',
  port: 8080,
  readiness: httpGet('/ready'),
  compose: { healthTool: 'curl', liveness: httpGet('/live', { port: 'htp' }) },
});

new WebApp(shop, 'admin', {
  image: 'ghcr.io/acme/admin:1.4.2',
  port: 8080,
  // @ts-expect-error
  compose: { publish: 80, stopGracePeriod: '5 seconds', ...written },
});

app.synth();
