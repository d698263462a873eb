import { App, Chart, Existing, Worker } from 'lading';

const app = new App();
// Its file is applied before the one that makes the namespace.
const api = new Chart(app, 'api', { namespace: 'shop' });
const shop = new Chart(app, 'shop', { namespace: { name: 'shop' } });
const mail = new Chart(app, 'mail', { namespace: 'mail' });
const logs = new Chart(app, 'logs', { namespace: { name: 'logs', create: false } });
const jobs = new Chart(app, 'jobs', { namespace: 'jobs' });
new Existing(jobs, 'jobs', { kind: 'Namespace' });

for (const chart of [api, shop, mail, logs, jobs])
  new Worker(chart, 'worker', {
    image: 'ghcr.io/acme/worker:1.0.0',
    name: `${chart.node.id}-worker`,
  });

app.synth();
