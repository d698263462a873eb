import { App, Chart, StatefulApp, WebApp } from 'lading';

// What each program is within a larger whole; the selectors are made of the name alone.
const app = new App({ defaults: { partOf: 'shop' } });
const shop = new Chart(app, 'shop');

new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.4.2',
  version: '1.4.2',
  component: 'frontend',
  labels: { 'acme.dev/team': 'storefront' },
  port: 3000,
  publish: 80,
  scale: 2,
  revisionHistoryLimit: 3,
  rollout: { progressDeadline: '5m' },
  service: { trafficDistribution: 'PreferSameZone' },
});
new StatefulApp(shop, 'db', {
  image: 'postgres:17.2',
  user: 'image',
  version: '17.2',
  component: 'database',
  port: 5432,
  storage: { '/var/lib/postgresql/data': '10Gi' },
  revisionHistoryLimit: 2,
});

app.synth();
