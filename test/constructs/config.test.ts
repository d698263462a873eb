import { readFileSync } from 'node:fs';
import { ApiObject, JsonPatch } from 'cdk8s';
import { App, Chart, Config, Job, secret, WebApp, Worker } from 'lading';
import { parse } from 'yaml';
import { at, image, read, shop } from './make';

type Objects = Readonly<Record<string, unknown>>;

const mapIn = (objects: Objects): string =>
  Object.keys(objects)
    .find((name) => name.startsWith('ConfigMap/'))
    ?.slice('ConfigMap/'.length) ?? '';
const source = readFileSync(__filename, 'utf8').split('\n');
const lineOf = (code: string) => source.findIndex((line) => line.includes(code)) + 1;
const podOf = (objects: Objects, name = 'subject') =>
  at(objects[`Deployment/${name}`], 'spec', 'template', 'spec');

function everyUse(chart: Chart, config: Config<'A' | 'b.yaml'>, name = 'subject'): Worker {
  return new Worker(chart, name, {
    image,
    env: { ONE: config.get('A'), TEXT: `-${config.get('A')}-` },
    envFrom: [{ config, prefix: 'X_' }],
    volumes: {
      '/all': config.files(),
      '/some': config.files({ 'c/d': 'A' }),
      '/file': config.file('b.yaml'),
    },
  });
}

describe('a Config', () => {
  it('is one ConfigMap, which variables, envFrom and volumes name by its content', () => {
    const chart = shop();
    everyUse(chart, new Config(chart, 'settings', { data: { A: 'a', 'b.yaml': 'b' } }));
    const { objects, diagnostics } = read(chart);
    expect(diagnostics).toEqual([]);
    const name = mapIn(objects);
    expect(name).toMatch(/^settings-[0-9a-f]{8}$/);
    expect(objects[`ConfigMap/${name}`]).toMatchObject({ data: { A: 'a', 'b.yaml': 'b' } });
    expect(podOf(objects)).toMatchObject({
      containers: [
        {
          envFrom: [{ prefix: 'X_', configMapRef: { name } }],
          env: [
            { name: 'ONE', valueFrom: { configMapKeyRef: { name, key: 'A' } } },
            { name: 'TEXT', value: '-$(ONE)-' },
          ],
          volumeMounts: [{ mountPath: '/all' }, { mountPath: '/some' }, { subPath: 'b.yaml' }, {}],
        },
      ],
      volumes: [
        { configMap: { name } },
        { configMap: { name, items: [{ key: 'A', path: 'c/d' }] } },
        { configMap: { name, items: [{ key: 'b.yaml', path: 'b.yaml' }] } },
        {},
      ],
    });
  });

  it('is values and files on Compose', () => {
    const chart = shop();
    everyUse(chart, new Config(chart, 'settings', { data: { A: 'a $', 'b.yaml': 'b' } }));
    const { services, files } = read(chart);
    expect(services.subject).toMatchObject({
      environment: { ONE: 'a $$', TEXT: '-a $$-', X_A: 'a $$', 'X_b.yaml': 'b' },
      configs: [
        { source: 'settings_A', target: '/all/A' },
        { source: 'settings_b.yaml', target: '/all/b.yaml' },
        { target: '/some/c/d' },
        { source: 'settings_b.yaml', target: '/file' },
      ],
    });
    expect(files.get('compose/configs/settings/A')).toBe('a $');
    expect(Object.keys(parse(files.get('compose/compose.yaml') ?? '').configs)).toHaveLength(3);
  });

  it('rolls whoever reads it, on both targets, when its content changes', () => {
    const make = (value: string) => {
      const chart = shop();
      const config = new Config(chart, 'settings', { data: { A: value, 'b.yaml': '' } });
      everyUse(chart, config);
      new Worker(chart, 'other', { image });
      return read(chart);
    };
    const [one, two] = [make('a'), make('b')];
    expect(podOf(one.objects)).not.toEqual(podOf(two.objects));
    expect(podOf(one.objects, 'other')).toEqual(podOf(two.objects, 'other'));
    expect(at(one.services.subject, 'labels')).not.toEqual(at(two.services.subject, 'labels'));
    expect(one.services.other).toEqual(two.services.other);
  });

  it('is followed everywhere when somebody patches it', () => {
    const chart = shop();
    const config = new Config(chart, 'settings', { data: { A: 'a', 'b.yaml': 'b' } });
    everyUse(chart, config);
    const before = mapIn(read(chart).objects);
    ApiObject.of(config).addJsonPatch(JsonPatch.replace('/data/A', 'c'));
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    const name = mapIn(objects);
    expect(name).not.toBe(before);
    const text = JSON.stringify(podOf(objects));
    expect(text).not.toContain(before);
    expect(text.split(name)).toHaveLength(6);
  });

  it('resolves references for each target, and is an edge for those that read it', () => {
    const chart = shop({ network: 'isolated' });
    const api = new WebApp(chart, 'api', { image, port: 8080 });
    const settings = new Config(chart, 'settings', { data: { API: api.url('/v1') } });
    new Worker(chart, 'subject', { image, envFrom: [{ config: settings }] });
    new Worker(chart, 'other', { image });
    const { objects, services, told } = read(chart);
    expect(told).toEqual([]);
    expect(objects[`ConfigMap/${mapIn(objects)}`]).toMatchObject({ data: { API: 'http://api:8080/v1' } });
    const allowed = (name: string) => JSON.stringify(at(objects[`NetworkPolicy/${name}`], 'spec', 'egress'));
    expect(allowed('subject')).toContain('"app.kubernetes.io/name":"api"');
    expect(allowed('other')).not.toContain('"app.kubernetes.io/name":"api"');
    expect(services.subject).toMatchObject({ environment: { API: 'http://api:8080/v1' } });
  });

  it('gives a Job another name when its content changes', () => {
    const nameOf = (value: string) => {
      const chart = shop();
      const config = new Config(chart, 'settings', { data: { A: value } });
      new Job(chart, 'migrate', { image, env: { A: config.get('A') } });
      return Object.keys(read(chart).objects).find((name) => name.startsWith('Job/'));
    };
    expect(nameOf('a')).not.toBe(nameOf('b'));
  });

  it('has no key that nobody gave it, and tells of passwords in clear', () => {
    const chart = shop();
    const loose: Config = new Config(chart, 'settings', { data: { A: 'a' } });
    loose.get('B');
    loose.files({ a: 'C' });
    new Config(chart, 'clear', { data: { DB_PASSWORD: 'hunter2-9f3k' } });
    new Config(chart, 'wrong', { data: { '../a': 'b' } });
    expect([...read(chart).told].sort()).toEqual([
      'shop/clear: secret/in-clear',
      'shop/settings: reference/key-not-found',
      'shop/settings: reference/key-not-found',
      'shop/wrong: props/wrong-value',
    ]);
  });

  it.each([undefined, null, 3, Symbol('a'), Object.create(null), { toString: null }, ['A']])(
    'tells of %p where a key is meant, whoever reads it',
    (odd) => {
      const chart = shop();
      const config = new Config(chart, 'settings', { data: { A: 'a' } });
      // What a program in JavaScript can hand over, whatever the types say.
      const call = (method: 'get' | 'file' | 'files', ...given: readonly unknown[]) =>
        Reflect.apply(Reflect.get(config, method), config, given);
      new Worker(chart, 'get', { image, env: { A: call('get', odd) } });
      new Worker(chart, 'text', { image, env: { A: `-${call('get', odd)}-` } });
      new Worker(chart, 'file', { image, volumes: { '/a': call('file', odd) } });
      new Worker(chart, 'list', { image, volumes: { '/a': call('files', ['A', odd]) } });
      new Worker(chart, 'record', { image, volumes: { '/a': call('files', { a: odd }) } });
      const told = ['get', 'text', 'file', 'list', 'record'].map((id) => `shop/${id}: props/wrong-type`);
      expect(read(chart).told).toEqual(told);
    },
  );

  it('has no key that JavaScript has given it, told where it is asked for', () => {
    const chart = shop();
    const config: Config = new Config(chart, 'settings', { data: { A: 'a' } });
    new Worker(chart, 'get', { image, env: { A: config.get('constructor') } });
    new Worker(chart, 'file', { image, volumes: { '/a': config.files({ a: 'toString' }) } });
    const { diagnostics } = read(chart);
    const found = diagnostics.filter(({ path }) => path === 'shop/settings');
    expect(found.map(({ code, location }) => [code, location?.line])).toEqual([
      ['reference/key-not-found', lineOf("config.get('constructor')")],
      ['reference/key-not-found', lineOf("config.files({ a: 'toString' })")],
    ]);
    expect(diagnostics.map(({ code }) => code)).not.toContain('internal/bug');
  });

  it('has files within the volume alone, and at least one of them', () => {
    const chart = shop();
    const config = new Config(chart, 'settings', { data: { A: 'a' } });
    new Worker(chart, 'above', { image, volumes: { '/a': config.files({ '../b': 'A' }) } });
    new Worker(chart, 'none', { image, volumes: { '/a': config.files([]) } });
    expect(read(chart).told).toEqual(['shop/above: props/wrong-value', 'shop/none: props/wrong-value']);
  });

  it('holds no secret', () => {
    const chart = shop();
    new Config(chart, 'settings', { data: { A: secret('db', 'password') } });
    expect(read(chart).told).toEqual(['shop/settings: secret/in-config']);
  });

  it('can be made so that nobody changes it, and be patched', () => {
    const chart = shop();
    new Config(chart, 'settings', {
      data: { A: 'a' },
      immutable: true,
      labels: { team: 'a' },
      patch: { metadata: { annotations: { a: 'b' } } },
    });
    const { objects, told } = read(chart);
    expect(told).toEqual([]);
    expect(objects[`ConfigMap/${mapIn(objects)}`]).toMatchObject({
      immutable: true,
      metadata: { labels: { team: 'a' }, annotations: { a: 'b' } },
    });
  });

  it('in another namespace than its readers is told', () => {
    const app = new App({ name: 'app' });
    const one = new Chart(app, 'one', { namespace: 'one' });
    const two = new Chart(app, 'two', { namespace: 'two' });
    const settings = new Config(one, 'settings', { data: { A: 'a' } });
    new Worker(two, 'subject', { image, env: { A: settings.get('A') } });
    expect(read(two).told).toEqual(['two/subject: reference/other-namespace']);
  });
});
