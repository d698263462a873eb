import { ApiObject, JsonPatch } from 'cdk8s';
import { CronJob, Job, WebApp } from 'lading';
import { at, image, read, shop } from './make';

function told(props: object) {
  const chart = shop();
  Reflect.construct(CronJob, [chart, 'report', { image, schedule: '@daily', ...props }]);
  return read(chart);
}

test('is one object with a name that stays, whatever changes in it', () => {
  const { objects, services, told: errors } = told({ args: ['all'], timeZone: 'Asia/Kolkata' });
  expect(errors).toEqual([]);
  expect(at(objects['CronJob/report'], 'spec', 'timeZone')).toBe('Asia/Kolkata');
  expect(services.report).toMatchObject({ command: ['all'], profiles: ['jobs'] });
});

test.each([
  ['schedule', '0 0 * * 7', undefined],
  ['schedule', 'TZ=UTC 0 0 * * *', undefined],
  ['timeZone', 'europe/berlin', 'Europe/Berlin'],
  ['timeZone', 'Asia/Kolkatta', 'Asia/Kolkata'],
  ['timeZone', 'Local', undefined],
  ['timeZone', '', undefined],
  ['timeZone', '../UTC', undefined],
])('a %s that the server refuses is an error at its property: %s', (property, value, suggestion) => {
  const { diagnostics } = told({ [property]: value });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toMatchObject([{ code: 'props/wrong-value', path: 'shop/report' }]);
  expect(errors[0]?.message).toContain(`"${property}"`);
  if (suggestion !== undefined) expect(errors[0]?.suggestion).toBe(suggestion);
});

test('without a schedule it is not known when to run', () => {
  expect(told({ schedule: undefined }).told).toEqual(['shop/report: props/missing']);
});

test('nobody can start after it, for it is never done', () => {
  const chart = shop();
  const report = new CronJob(chart, 'report', { image, schedule: '@daily' });
  Reflect.construct(WebApp, [chart, 'web', { image, port: 80, startAfter: [report] }]);
  expect(read(chart).told).toEqual(['shop/web: props/wrong-type']);
});

test('its runs start after a Job: they may ask for it', () => {
  const chart = shop();
  const migrate = new Job(chart, 'migrate', { image });
  new CronJob(chart, 'report', { image, schedule: '@daily', startAfter: [migrate] });
  const { objects, services } = read(chart);
  const pod = at(objects['CronJob/report'], 'spec', 'jobTemplate', 'spec', 'template', 'spec');
  const [name] = Object.keys(objects).flatMap((key) => (key.startsWith('Job/') ? [key.slice(4)] : []));
  expect(at(pod, 'initContainers', 0, 'command', 3)).toBe(name);
  expect(at(objects['Role/report-start-after'], 'rules', 0, 'resourceNames')).toEqual([name]);
  expect(services.migrate).toMatchObject({ profiles: ['jobs'] });
  expect(at(services.report, 'depends_on', 'migrate')).toBeDefined();
});

test('is patched in both ways', () => {
  const chart = shop();
  const patch = { cronJob: { spec: { jobTemplate: { spec: { completionMode: 'Indexed' } } } } } as const;
  const report = new CronJob(chart, 'report', { image, schedule: '@daily', patch });
  ApiObject.of(report).addJsonPatch(JsonPatch.add('/spec/suspend', true));
  expect(read(chart).objects['CronJob/report']).toMatchObject({
    spec: { suspend: true, jobTemplate: { spec: { completionMode: 'Indexed' } } },
  });
});

test('what it is on one target where it differs is a CronJob, too', () => {
  const { services, objects } = told({ compose: { args: ['now'] }, kubernetes: { schedule: '@hourly' } });
  expect(services.report).toMatchObject({ command: ['now'] });
  expect(at(objects['CronJob/report'], 'spec', 'schedule')).toBe('@hourly');
});
