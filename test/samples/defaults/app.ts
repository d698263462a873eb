import { App, Chart, WebApp, Worker } from 'lading';

const app = new App({
  defaults: {
    user: '2000:2000',
    resources: { cpu: '100m', memory: '128Mi' },
    pull: 'missing',
    pullSecrets: ['registry'],
    stopGracePeriod: '20s',
    labels: { 'acme.dev/team': 'shop' },
    annotations: { 'acme.dev/managed': 'yes' },
  },
});
const shop = new Chart(app, 'shop', { defaults: { writableRoot: true, resources: { memory: '64Mi' } } });

new WebApp(shop, 'from-app-and-chart', { image: 'ghcr.io/acme/web:1.0.0', port: 8080 });
// What the workload says itself wins.
new Worker(shop, 'own-words', {
  image: 'ghcr.io/acme/mailer:1.0.0',
  user: 3000,
  writableRoot: false,
  resources: { cpu: '500m' },
  pull: 'always',
  stopGracePeriod: 5,
  pullSecrets: [],
});

app.synth();
