import { App, Chart, httpGet, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// They run already, made by a Helm chart: what no server lets change is as it was.
new WebApp(shop, 'web', {
  name: 'shop-web',
  selector: { app: 'shop', component: 'web' },
  containerName: 'app',
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  publish: 80,
  readiness: httpGet('/ready', { port: 8080 }),
  healthTool: 'curl',
  scale: 2,
  labels: { tier: 'front' },
  sidecars: [{ name: 'proxy', image: 'ghcr.io/acme/proxy:1.0.0' }],
});
new Worker(shop, 'mailer', {
  selector: { app: 'shop', component: 'mailer' },
  containerName: 'app',
  image: 'ghcr.io/acme/mailer:1.0.0',
});

app.synth();
