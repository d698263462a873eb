import { ApiObject } from 'cdk8s';
import {
  Agent,
  Chart,
  CronJob,
  configFiles,
  Existing,
  External,
  emptyDir,
  Ingress,
  Job,
  Pod,
  Service,
  WebApp,
  Worker,
} from 'lading';
import { at, image, read, shop } from '../make';

function told(props: object) {
  const chart = shop();
  new WebApp(chart, 'web', Object.assign({ image, port: 80 }, props));
  return read(chart).told;
}

const half = '\ud83d';

describe('text that no file can carry', () => {
  it.each([
    ['NUL in a value', { env: { A: 'a\0b' } }],
    ['half of a character in a value', { env: { A: `smile ${half}` } }],
    ['the other half, too', { args: [`${'\ude00'}`] }],
    ['NUL in a key', { labels: { 'a\0': 'b' } }],
    ['half of a character in a key', { env: { [half]: 'b' } }],
    ['NUL in a name', { name: 'web\0' }],
    ['NUL in a file', { volumes: { '/etc/app': configFiles({ 'a.conf': '\0' }) } }],
    ['NUL in a patch', { patch: { deployment: { metadata: { annotations: { a: '\0' } } } } }],
  ])('is an error at its place: %s', (_case, props) => {
    expect(told(props)).toEqual(['shop/web: props/wrong-value']);
  });

  it('is an error in the object of somebody else', () => {
    const chart = shop();
    new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: half } });
    expect(read(chart).told).toEqual(['shop/map: cdk8s/validation']);
  });

  it('is none where the halves meet', () => {
    expect(told({ env: { A: '😀 \u{10ffff} tab\t' } })).toEqual([]);
  });
});

describe('a key that JavaScript keeps for itself', () => {
  const entry = (value: unknown) => JSON.parse(`{ "__proto__": ${JSON.stringify(value)} }`);

  it.each([
    ['env', { env: entry('a') }],
    ['labels', { labels: entry('a') }],
    ['build arguments', { build: { context: '.', args: entry('a') } }],
    ['files', { volumes: { '/etc/app': configFiles(entry('a')) } }],
  ])('is an error in %s, and no lost value', (_case, props) => {
    expect(told(props)).toEqual(['shop/web: props/wrong-value']);
  });

  it('is an error when it is added', () => {
    const chart = shop();
    const last = new Worker(chart, 'last', { image });
    last.addEnv('__proto__', 'a');
    last.addLabel('__proto__', 'a');
    expect(read(chart).told).toEqual(['shop/last: props/wrong-value', 'shop/last: props/wrong-value']);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])('is a key like any other: %s', (key) => {
    const chart = shop();
    new Worker(chart, 'last', { image, env: { [key]: 'a' } });
    const { objects, services } = read(chart);
    const env = at(objects['Deployment/last'], 'spec', 'template', 'spec', 'containers', 0, 'env');
    expect(env).toEqual([{ name: key, value: 'a' }]);
    expect(at(services, 'last', 'environment')).toEqual({ [key]: 'a' });
  });
});

describe('an id that every object has by birth', () => {
  it.each<[string, (chart: Chart, id: string, selects: WebApp) => unknown]>([
    ['WebApp', (chart, id) => new WebApp(chart, id, { image, port: 80 })],
    ['Worker', (chart, id) => new Worker(chart, id, { image })],
    ['Pod', (chart, id) => new Pod(chart, id, { containers: [{ image }], restart: 'no' })],
    ['Agent', (chart, id) => new Agent(chart, id, { image })],
    ['Job', (chart, id) => new Job(chart, id, { image })],
    ['CronJob', (chart, id) => new CronJob(chart, id, { image, schedule: '@daily' })],
    ['Service', (chart, id, selects) => new Service(chart, id, { selects, ports: [{ port: 80 }] })],
    ['Ingress', (chart, id, service) => new Ingress(chart, id, { service, host: 'acme.dev' })],
    ['External', (chart, id) => new External(chart, id, { host: 'acme.dev' })],
    ['Existing', (chart, id) => new Existing(chart, id, { kind: 'Secret' })],
    ['Chart', (chart, id) => new Chart(chart, id)],
  ])('is told of as such for a %s, beside everything else', (name, make) => {
    for (const id of ['constructor', 'toString', '__proto__']) {
      const chart = shop();
      const web = new WebApp(chart, 'web', { image, port: 80 });
      Reflect.construct(Worker, [chart, 'last', { image, imge: image }]);
      make(chart, id, web);
      const { diagnostics, told } = read(chart);
      expect([...told].sort()).toEqual(['shop/last: props/unknown', 'shop: name/invalid']);
      expect(diagnostics.find(({ code }) => code === 'name/invalid')).toMatchObject({
        construct: name,
        location: { file: __filename },
      });
    }
  });

  it('that is taken is told of with the one that has it', () => {
    const chart = shop();
    new Worker(chart, 'web', { image });
    new Worker(chart, 'web', { image });
    const { told, diagnostics } = read(chart);
    expect(told).toEqual(['shop: name/duplicate']);
    expect(diagnostics[0]?.message).toContain('the Worker "shop/web"');
  });

  it('serves as a name', () => {
    const own = shop();
    new Worker(own, 'maker', { image, name: 'constructor' });
    expect(Object.keys(read(own).services)).toEqual(['constructor']);
  });
});

describe('a list that says nothing', () => {
  it('is an error as a command, for Compose would clear the entrypoint, and Kubernetes would not', () => {
    expect(told({ command: [] })).toEqual(['shop/web: props/wrong-value']);
    expect(told({ healthCommand: [] })).toEqual(['shop/web: props/wrong-value']);
  });

  it('is as good as none as arguments, on both targets', () => {
    const chart = shop();
    new Worker(chart, 'last', { image, args: [] });
    const { objects, services, told: found } = read(chart);
    expect(found).toEqual([]);
    const path = ['spec', 'template', 'spec', 'containers', 0];
    expect(at(objects['Deployment/last'], ...path)).not.toHaveProperty('args');
    expect(services.last).not.toHaveProperty('command');
  });
});

describe('what is added later', () => {
  it('is held to the same rules as the props', () => {
    const chart = shop();
    new Worker(chart, 'last', { image }).addVolume('tmp', emptyDir());
    expect(read(chart).told).toEqual(['shop/last: props/wrong-value']);
  });
});

describe('a port at one address of the host', () => {
  const publish = (hostIp: string, targets?: readonly ['compose']) => ({
    publish: { port: 80, hostIp },
    ...(targets && { targets }),
  });

  it('is an error where Kubernetes opens it to everyone, and cannot be suppressed', () => {
    expect(told(publish('127.0.0.1'))).toEqual(['shop/web: port/wider']);
    const suppress = [{ code: 'port/wider', reason: 'Behind a firewall.' }];
    expect(told({ ...publish('127.0.0.1'), suppress })).toContain('shop/web: port/wider');
  });

  it('is none where the address is every one, or the target Compose alone', () => {
    expect(told(publish('0.0.0.0'))).toEqual([]);
    expect(told(publish('127.0.0.1', ['compose']))).toEqual([]);
  });

  it('is none on a Service that nobody outside can reach', () => {
    const chart = shop();
    const selects = new WebApp(chart, 'web', { image, port: 80 });
    new Service(chart, 'inside', { selects, ports: [{ port: 81, to: 80, hostIp: '127.0.0.1' }] });
    expect(read(chart).told).toEqual([]);
  });
});
