import { App, Chart, Job, WebApp } from 'lading';

const image = 'acme/api:1.0.0';
const app = new App({ kubernetes: { jobWaitImage: 'acme/curl:8' } });
const chart = new Chart(app, 'shop');

const migrate = new Job(chart, 'migrate', {
  image,
  backoffLimit: 0,
  restart: 'on-failure',
  ttlAfterFinished: '1h',
});
new WebApp(chart, 'api', { image, port: 80, startAfter: [migrate] }).startAfter(migrate);
new Job(chart, 'load', { image, startAfter: [migrate], containerName: 'run', user: null });
new Job(chart, 'differs', {
  image,
  compose: { restart: 'no' },
  kubernetes: { parallelism: 2, completions: 4 },
});
new Job(chart, 'patched', { image, patch: { job: { spec: { suspend: true } } } });
new Job(chart, 'elsewhere', { image, compose: { patch: { compose: { tty: true } } } });

// @ts-expect-error a Job does not run all the time
new Job(chart, 'always', { image, restart: 'always' });
// @ts-expect-error nor in replicas that come and go
new Job(chart, 'scaled', { image, scale: 3 });
// @ts-expect-error it becomes no Deployment
new Job(chart, 'deployment', { image, patch: { deployment: {} } });
// @ts-expect-error without an image there is nothing to run
new Job(chart, 'nothing', {});
// @ts-expect-error nobody calls it
new WebApp(chart, 'caller', { image, port: 80, calls: [migrate] });
// @ts-expect-error and it has no address
migrate.host;
