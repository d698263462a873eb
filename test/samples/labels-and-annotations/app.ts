import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', { labels: { 'acme.dev/team': 'shop' } });

const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  labels: { 'acme.dev/tier': 'front' },
  annotations: { 'acme.dev/runbook': 'https://acme.dev/runbooks/web?env=prod#restart' },
});
web.addLabel('acme.dev/owner', 'shop');
web.addAnnotation('acme.dev/note', 'first line\nsecond line');

app.synth();
