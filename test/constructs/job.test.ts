import { ApiObject, JsonPatch } from 'cdk8s';
import { App, Chart, Job, WebApp } from 'lading';
import { at, image, read, shop } from './make';

/** The names of all Jobs. */
const jobsIn = (chart: Chart) =>
  Object.keys(read(chart).objects).flatMap((name) => (name.startsWith('Job/') ? [name.slice(4)] : []));

/** The Job that a WebApp asks for, by the argument of its init container and by the Role. */
function asked(chart: Chart) {
  const { objects } = read(chart);
  const wait = at(objects['Deployment/api'], 'spec', 'template', 'spec', 'initContainers', 0, 'command', 3);
  return [wait, at(objects['Role/api-start-after'], 'rules', 0, 'resourceNames', 0)];
}

function migrated(props: object = {}) {
  const chart = shop();
  const migrate = new Job(chart, 'migrate', { image, ...props });
  const api = new WebApp(chart, 'api', { image, port: 8080, startAfter: [migrate] });
  return { chart, migrate, api };
}

describe('who waits for a Job', () => {
  it.each([
    ['as it is', () => migrated()],
    ['with a patch', () => migrated({ patch: { job: { spec: { completionMode: 'Indexed' } } } })],
    ['with another name by a patch', () => migrated({ patch: { job: { metadata: { name: 'other' } } } })],
    [
      'that is patched the cdk8s way',
      () => {
        const made = migrated();
        ApiObject.of(made.migrate).addJsonPatch(JsonPatch.add('/spec/completionMode', 'Indexed'));
        return made;
      },
    ],
  ])('asks for it by the name that it has: %s', (_case, make) => {
    const { chart } = make();
    const [name] = jobsIn(chart);
    expect(name).toBeDefined();
    expect(asked(chart)).toEqual([name, name]);
  });

  it('follows a patch that comes after somebody has looked', () => {
    const { chart, migrate, api } = migrated();
    const command = () =>
      at(ApiObject.of(api).toJson(), 'spec', 'template', 'spec', 'initContainers', 0, 'command', 3);
    const before = command();
    ApiObject.of(migrate).addJsonPatch(JsonPatch.add('/spec/completionMode', 'Indexed'));
    expect(command()).not.toBe(before);
    expect(command()).toBe(jobsIn(chart)[0]);
  });

  it('may ask for it, too, where that is said later', () => {
    const chart = shop();
    const migrate = new Job(chart, 'migrate', { image });
    const api = new WebApp(chart, 'api', { image, port: 8080 });
    ApiObject.of(api);
    api.startAfter(migrate);
    expect(asked(chart)).toEqual([...jobsIn(chart), ...jobsIn(chart)]);
  });
});

test('a patch of what cannot be changed makes another Job', () => {
  const names = [migrated(), migrated({ patch: { job: { spec: { completionMode: 'Indexed' } } } })];
  expect(new Set(names.flatMap(({ chart }) => jobsIn(chart))).size).toBe(2);
});

test('a patch of what can be changed does not', () => {
  const names = [migrated(), migrated({ patch: { job: { spec: { suspend: true } } } })];
  expect(new Set(names.flatMap(({ chart }) => jobsIn(chart))).size).toBe(1);
});

test('Jobs that wait for each other are an error, and come to an end', () => {
  const chart = shop();
  const one = new Job(chart, 'one', { image });
  const other = new Job(chart, 'other', { image, startAfter: [one] });
  one.startAfter(other);
  expect(read(chart).told).toContain('shop/one: order/cycle');
});

test('what it is on one target where it differs is a Job, too', () => {
  const chart = shop();
  const migrate = new Job(chart, 'migrate', { image, compose: { backoffLimit: 0, args: ['up'] } });
  new WebApp(chart, 'api', { image, port: 8080, startAfter: [migrate] });
  const { services } = read(chart);
  expect(services.migrate).toMatchObject({ restart: 'no', command: ['up'] });
  expect(asked(chart)).toEqual([...jobsIn(chart), ...jobsIn(chart)]);
});

test('defaults of how a workload is restarted do not concern it, but all others do', () => {
  const app = new App({ defaults: { restart: 'always', resources: { memory: '1Gi' } } });
  const chart = new Chart(app, 'shop');
  new Job(chart, 'migrate', { image, containerName: 'run' });
  const { objects, services } = read(chart);
  expect(services.migrate).toMatchObject({ restart: 'on-failure:6' });
  const spec = at(objects[`Job/${jobsIn(chart)[0]}`], 'spec', 'template', 'spec');
  expect(spec).toMatchObject({ restartPolicy: 'Never', containers: [{ name: 'run' }] });
  expect(at(spec, 'containers', 0, 'resources', 'limits', 'memory')).toBe('1Gi');
});
