import { App, Chart, grpc, httpGet, StatefulApp, WebApp, Worker } from 'lading';

// The images have nothing to ask with: a service beside each asks in its network.
const app = new App({ compose: { healthImage: 'ghcr.io/acme/health:1.0.0' } });
const shop = new Chart(app, 'shop', { defaults: { healthTool: 'sidecar' } });

const api = new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  readiness: httpGet('/ready', { headers: { 'X-Probe': 'compose' }, period: '5s' }),
});

const rates = new WebApp(shop, 'rates', {
  image: 'ghcr.io/acme/rates:1.0.0',
  port: 9000,
  readiness: grpc({ service: 'rates' }),
});

const store = new StatefulApp(shop, 'store', {
  image: 'ghcr.io/acme/store:1.0.0',
  port: 7000,
  scale: 2,
  storage: { '/data': '1Gi' },
});

new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', startAfter: [api, rates, store] });

app.synth();
