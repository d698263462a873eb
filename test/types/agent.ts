import { Agent, App, Chart, Service, Worker } from 'lading';

const chart = new Chart(new App(), 'shop');
const image = 'ghcr.io/acme/logs:1.0.0';

const logs = new Agent(chart, 'logs', {
  image,
  rollout: { maxUnavailable: '10%', minReady: '10s' },
  scheduling: { tolerations: [{}] },
  compose: { restart: 'no' },
  patch: { daemonSet: { spec: { revisionHistoryLimit: 2 } } },
});
const collector = new Agent(chart, 'collector', { image, port: 4317, rollout: 'onDelete', publish: 4317 });
new Service(chart, 'front', { selects: collector, ports: [{ port: 80 }] });
new Worker(chart, 'mailer', {
  image,
  env: { HOST: collector.host },
  startAfter: [collector, logs],
  calls: [collector],
});
// @ts-expect-error one for each node: there is no number of them
new Agent(chart, 'scaled', { image, scale: 2 });
// @ts-expect-error that is how a Deployment rolls
new Agent(chart, 'recreate', { image, rollout: 'recreate' });
// @ts-expect-error it makes no Deployment
new Agent(chart, 'patched', { image, patch: { deployment: {} } });
// @ts-expect-error there may be no Service
logs.service.host;
