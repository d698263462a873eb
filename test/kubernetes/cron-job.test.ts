import { lowerCronJob } from '../../lib/kubernetes/cron-job';
import type { CronJob } from '../../lib/model/cron-job';
import { completeCronJob } from '../../lib/passes/cron-job';
import { cronJob } from '../model/parts';
import { makePrepared } from '../passes/prepared';

const others = { patchedSibling: () => undefined, configObject: () => undefined, jobObject: () => undefined };
const lower = (parts: Partial<CronJob> = {}) =>
  lowerCronJob(completeCronJob(cronJob('report', parts)), makePrepared(), others);

test('is a Job as a template, found by its labels, and a schedule', () => {
  const { metadata, spec } = lower();
  expect(metadata).toMatchObject({ name: 'report' });
  expect(Object.keys(spec)).toEqual(['schedule', 'jobTemplate']);
  expect(spec).toMatchObject({
    schedule: '0 6 * * *',
    jobTemplate: {
      metadata: { labels: { 'app.kubernetes.io/name': 'report' } },
      spec: { backoffLimit: 6, template: { spec: { restartPolicy: 'Never', containers: [{}] } } },
    },
  });
});

test('says all that was said of it', () => {
  const said = lower({
    timeZone: 'Europe/Berlin',
    concurrencyPolicy: 'forbid',
    startingDeadline: 90_000,
    suspend: false,
    successfulJobsHistoryLimit: 0,
    failedJobsHistoryLimit: 5,
    restart: 'on-failure',
    parallelism: 2,
  });
  expect(said.spec).toMatchObject({
    timeZone: 'Europe/Berlin',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 90,
    suspend: false,
    successfulJobsHistoryLimit: 0,
    failedJobsHistoryLimit: 5,
    jobTemplate: { spec: { parallelism: 2, template: { spec: { restartPolicy: 'OnFailure' } } } },
  });
});
