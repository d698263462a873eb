import { App, Chart, CronJob, Job, WebApp } from 'lading';

const image = 'acme/report:1.0.0';
const chart = new Chart(new App(), 'shop');
const migrate = new Job(chart, 'migrate', { image });

const report = new CronJob(chart, 'report', {
  image,
  schedule: '0 6 * * 1',
  timeZone: 'UTC',
  startAfter: [migrate],
});
new CronJob(chart, 'tidy', { image, schedule: '@daily', concurrencyPolicy: 'forbid', restart: 'on-failure' });
new CronJob(chart, 'differs', {
  image,
  schedule: '@daily',
  kubernetes: { schedule: '@hourly', suspend: true },
});
new CronJob(chart, 'patched', { image, schedule: '@daily', patch: { cronJob: { spec: { suspend: true } } } });

// @ts-expect-error it has to be known when it runs
new CronJob(chart, 'never', { image });
// @ts-expect-error no default could take it back
new CronJob(chart, 'null', { image, schedule: null });
// @ts-expect-error in the words of Lading
new CronJob(chart, 'policy', { image, schedule: '@daily', concurrencyPolicy: 'Forbid' });
// @ts-expect-error it becomes no Job of its own
new CronJob(chart, 'job', { image, schedule: '@daily', patch: { job: {} } });
// @ts-expect-error it is never done
new WebApp(chart, 'web', { image, port: 80, startAfter: [report] });
