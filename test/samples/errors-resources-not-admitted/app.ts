import { App, Chart, WebApp, Worker } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop', {
  namespace: {
    name: 'shop',
    limitRange: { default: { cpu: '500m' }, min: { memory: '64Mi' }, max: { cpu: 2, memory: '1Gi' } },
  },
});
const image = 'ghcr.io/acme/web:1.4.2';

new WebApp(shop, 'web', { image, port: 8080, resources: { cpu: 1, memory: '1Gi' } });
new WebApp(shop, 'large', { image, port: 8080, resources: { memory: '2Gi' } });
new Worker(shop, 'small', { image, resources: { memory: '32Mi' } });
new Worker(shop, 'open', { image, resources: { cpu: { request: 1, limit: 'none' } } });

const full = new Chart(app, 'full', {
  namespace: {
    name: 'full',
    quota: { requests: { cpu: 1 }, limits: { memory: '1Gi' }, objects: { pods: 3 } },
  },
});
new WebApp(full, 'fits', { image, port: 8080, resources: { cpu: '500m', memory: '512Mi' } });
new WebApp(full, 'beyond', { image, port: 8080, scale: 2, resources: { cpu: '200m', memory: '512Mi' } });
new Worker(full, 'alone', { image, resources: { cpu: 2, memory: '64Mi' } });
new Worker(full, 'unlimited', { image, resources: 'unlimited' });

app.synth();
