import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { check, placesOf } from '../rules/check';

function places(parts: object): string[] {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'acme/app:1' }] } };
  const object = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'report' },
    spec: { schedule: '0 6 * * *', jobTemplate: { spec: { template } }, ...parts },
  };
  return placesOf(check(kubernetesInvalid, { objects: [{ object }] }));
}

test.each([{}, { schedule: '@every 90m' }, { timeZone: 'Asia/Kolkata' }, { timeZone: null }])(
  'a CronJob may say %j',
  (parts) => {
    expect(places(parts)).toEqual([]);
  },
);

test.each([
  [{ schedule: '0 6 * * 7' }, 'schedule'],
  [{ schedule: 'CRON_TZ=UTC 0 6 * * *' }, 'schedule'],
  [{ schedule: '' }, 'schedule'],
  [{ timeZone: '' }, 'timeZone'],
  [{ timeZone: 'europe/berlin' }, 'timeZone'],
])('a CronJob may not say %j', (parts, field) => {
  expect(places(parts)).toEqual([`CronJob/report/spec/${field}`]);
});
