import { App, Chart, Service, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

// Sessions live in the memory of each replica: a client has to come back to its own.
const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  publish: { port: 80, externalTrafficPolicy: 'Local', annotations: { 'acme.dev/scheme': 'internal' } },
  sessionAffinity: { timeout: '30m' },
  service: { annotations: { 'acme.dev/scrape': 'true' }, internalTrafficPolicy: 'Local' },
});
new Service(shop, 'nodes', {
  selects: web,
  type: 'NodePort',
  sessionAffinity: 'ClientIP',
  externalTrafficPolicy: 'Cluster',
  ports: [{ port: 8080, nodePort: 30080 }],
});

// Docker spreads over several containers whoever asks.
new WebApp(shop, 'api', {
  image: 'ghcr.io/acme/api:1.0.0',
  port: 8080,
  scale: 2,
  sessionAffinity: { timeout: '1500ms' },
});

app.synth();
