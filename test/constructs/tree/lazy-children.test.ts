import { ApiObject, JsonPatch, App as PlainApp, Chart as PlainChart, Testing } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { App, Chart, configFiles, Deployment, emptyDir, WebApp } from 'lading';
import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { childrenPutOff } from '../../../lib/constructs/tree/lazy-children';
import { memoryOutput } from '../../../lib/emit/memory-output';

const image = 'ghcr.io/acme/web:1.0.0';

function shop() {
  const app = new App({ name: 'shop' });
  const chart = new Chart(app, 'shop');
  const web = new WebApp(chart, 'web', { image, port: 8080, scale: 2 });
  return { app, chart, web };
}

function kindsWritten(app: App): string[] {
  const output = memoryOutput();
  synthesizeInto(app, output, { out: 'dist', targets: ['kubernetes'] });
  const text = [...output.files.values()].join('');
  return [...text.matchAll(/^kind: (.*)/gm)].map(([, kind = '']) => kind);
}

const ids = (construct: IConstruct) => construct.node.children.map(({ node }) => node.id);
const planned = ['ServiceAccount', 'Deployment', 'PodDisruptionBudget'];

test('our own synthesis makes none of them, and writes them all', () => {
  const { app, web } = shop();
  expect(kindsWritten(app)).toEqual([...planned, 'Service']);
  expect([web.deployment, web.service].map((each) => childrenPutOff(each) !== undefined)).toEqual([
    true,
    true,
  ]);
});

test.each<[string, (deployment: Deployment) => IConstruct | undefined]>([
  ['children', ({ node }) => node.children[1]],
  ['defaultChild', ({ node }) => node.defaultChild],
  ['findChild', ({ node }) => node.findChild('Deployment')],
  ['tryFindChild', ({ node }) => node.tryFindChild('Deployment')],
  ['findAll', ({ node }) => node.findAll()[2]],
  ['findAll of the app', ({ node }) => node.root.node.findAll().find(({ node }) => node.id === 'Deployment')],
  ['ApiObject.of', (deployment) => ApiObject.of(deployment)],
])('%s finds the same object whenever it is asked, also in a locked tree', (_name, find) => {
  for (const lock of [false, true]) {
    const { app, web } = shop();
    if (lock) app.node.lock();
    const found = find(web.deployment);
    expect(ApiObject.isApiObject(found)).toBe(true);
    expect(found === find(web.deployment)).toBe(true);
    expect(ids(web.deployment)).toEqual(planned);
    expect(childrenPutOff(web.deployment) === undefined).toBe(true);
    expect(kindsWritten(app)).toEqual([...planned, 'Service']);
  }
});

test('a lock still keeps others from adding children', () => {
  const { app, web } = shop();
  app.node.lock();
  expect(() => new Construct(web.deployment, 'late')).toThrow('during synthesis');
  expect(ids(web.deployment)).toEqual(planned);
  expect(() => new Construct(web.deployment, 'late')).toThrow('during synthesis');
});

test('what somebody adds comes after them, and cannot take an id of theirs', () => {
  const { app, web } = shop();
  new ApiObject(web.deployment, 'mine', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(ids(web.deployment)).toEqual([...planned, 'mine']);
  expect(kindsWritten(app)).toEqual([...planned, 'ConfigMap', 'Service']);
  expect(() => new Construct(web.service, 'Service')).toThrow('already');
});

test('one that somebody removes is not written', () => {
  const { app, web } = shop();
  expect(web.deployment.node.tryRemoveChild('ServiceAccount')).toBe(true);
  expect(kindsWritten(app)).toEqual(['Deployment', 'PodDisruptionBudget', 'Service']);
});

test('a default child that somebody sets stays', () => {
  const { web } = shop();
  const [account] = web.deployment.node.findAll().filter(({ node }) => node.id === 'ServiceAccount');
  web.service.node.defaultChild = account;
  expect(web.service.node.defaultChild?.node.path).toBe(account?.node.path);
  expect(ids(web.service)).toEqual(['Service']);
});

test('an order that is said between constructs is kept', () => {
  const { app, chart, web } = shop();
  const api = new WebApp(chart, 'api', { image, port: 8080 });
  web.node.addDependency(api);
  expect(kindsWritten(app)).toEqual(['ServiceAccount', 'Deployment', 'Service', ...planned, 'Service']);
});

test('volumes that come later have their objects after those that were there', () => {
  const { app, web } = shop();
  web.addVolume('/tmp', emptyDir());
  web.addVolume('/etc/web', configFiles({ 'web.ini': 'a' }));
  expect(kindsWritten(app)).toEqual([...planned, 'ConfigMap', 'Service']);
});

test('whoever looks while others are lowered finds, and patches, what is written', () => {
  const { app, chart, web } = shop();
  const late = new WebApp(chart, 'late', { image, port: 8080 });
  const spy = new ApiObject(chart, 'spy', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'spy' } });
  spy.toJson = () => {
    ApiObject.of(late).addJsonPatch(JsonPatch.remove('/spec/replicas'));
    return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'spy' } };
  };
  const output = memoryOutput();
  synthesizeInto(app, output, { out: 'dist', targets: ['kubernetes'] });
  const text = [...output.files.values()].join('');
  expect(text.match(/^ {2}replicas:/gm)).toHaveLength(1);
  expect(web.deployment.model.name).toBe('web');
});

test('plain cdk8s finds the same as our own synthesis writes', () => {
  const chart = new PlainChart(new PlainApp(), 'shop', { disableResourceNameHashes: true });
  new WebApp(chart, 'web', { image, port: 8080, scale: 2 });
  const { app, chart: ours } = shop();
  expect(kindsWritten(app)).toEqual(Testing.synth(chart).map(({ kind }) => kind));
  expect(Testing.synth(ours)).toEqual(Testing.synth(chart));
});

test('a workload that differs on Compose has them too, beside its form there', () => {
  const { app, chart } = shop();
  new WebApp(chart, 'two', { image, port: 8080, compose: { env: { A: 'b' } } });
  expect(kindsWritten(app)).toEqual([...planned, 'Service', 'ServiceAccount', 'Deployment', 'Service']);
});

test('a workload of Compose alone has no children', () => {
  const { chart } = shop();
  const db = new Deployment(chart, 'db', { containers: [{ image }], targets: ['compose'] });
  expect(db.node.children).toHaveLength(0);
  expect(db.node.defaultChild === undefined).toBe(true);
});
