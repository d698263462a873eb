import {
  type Chart,
  configFiles,
  Deployment,
  Existing,
  External,
  httpGet,
  Ingress,
  perTarget,
  Service,
  secret,
  variable,
  WebApp,
  Worker,
} from 'lading';
import type { Diagnostic } from '../../../lib/diagnostics/diagnostic';
import { at, image, read, shop } from '../make';

/** Not there when the app is synthesized; the compiler does not know. */
const lost = Reflect.get(process.env, 'NOT_SET_ANYWHERE');

function told(props: object, chart = shop()) {
  new WebApp(chart, 'web', Object.assign({ image, port: 80 }, props));
  const { diagnostics, objects } = read(chart);
  return { told: diagnostics.filter(({ severity }) => severity !== 'note').map(brief), objects, diagnostics };
}

const brief = ({ code, severity }: Diagnostic) => `${severity} ${code}`;

test.each<[string, (db: WebApp, front: Service, outside: External) => unknown]>([
  ['url of a WebApp', (db) => db.url],
  ['portOf of a WebApp', (db) => db.portOf],
  ['url of a Service', (_, front) => front.url],
  ['url of an External', (_, _front, outside) => outside.url],
])('a method in a text without its call is an error at its key: %s', (_, methodOf) => {
  const chart = shop();
  const db = new WebApp(chart, 'db', { image, port: 5432 });
  const front = new Service(chart, 'front', { selects: db, ports: [{ port: 5432 }] });
  const method = methodOf(db, front, new External(chart, 'outside', { host: 'a.dev' }));
  const { told: found, diagnostics } = told({ env: { DB: `x ${method}` } }, chart);
  expect(found).toEqual(['error props/wrong-value']);
  expect(diagnostics.find(({ severity }) => severity === 'error')?.fix).toContain('Call it');
});

describe('a construct in a text', () => {
  it.each<[string, (chart: Chart) => unknown]>([
    ['a WebApp', (chart) => new WebApp(chart, 'db', { image, port: 5432 })],
    ['a Worker', (chart) => new Worker(chart, 'db', { image })],
    ['a Deployment', (chart) => new Deployment(chart, 'db', { containers: [{ image }] })],
    ['an Existing', (chart) => new Existing(chart, 'db', { kind: 'Secret' })],
    ['an External', (chart) => new External(chart, 'db', { host: 'db.acme.dev' })],
  ])('is an error: %s', (_case, make) => {
    const chart = shop();
    const { told: found, diagnostics } = told({ env: { DB: `${make(chart)}:5432` } }, chart);
    expect(found).toEqual(['error props/wrong-value']);
    expect(diagnostics.find(({ severity }) => severity === 'error')?.message).toContain('"db"');
  });

  it('is an error wherever a text is taken', () => {
    const chart = shop();
    const db = new WebApp(chart, 'db', { image, port: 5432 });
    const service = new Service(chart, 'front', { selects: db, ports: [{ port: 80, to: 5432 }] });
    const way = new Ingress(chart, 'way', { service, host: 'acme.dev' });
    new Worker(chart, 'last', {
      image: `ghcr.io/acme/${db}`,
      args: ['--db', `${service}`],
      labels: { way: `${way}` },
      volumes: { '/etc/app': configFiles({ 'db.conf': `host ${db}` }) },
    });
    const { diagnostics } = read(chart);
    const lines = diagnostics.filter(({ severity }) => severity === 'error');
    expect(lines.map(({ code }) => code)).toEqual(Array(4).fill('props/wrong-value'));
    expect(lines.map(({ location }) => location?.line)).toHaveLength(
      new Set(lines.map(({ location }) => location?.line)).size,
    );
  });

  it('is an error by itself, too, with the part to write instead', () => {
    const chart = shop();
    const db = new WebApp(chart, 'db', { image, port: 5432 });
    const { diagnostics } = told({ env: { DB: db } }, chart);
    const [error, ...more] = diagnostics.filter(({ severity }) => severity === 'error');
    expect(more).toEqual([]);
    expect(error?.code).toBe('props/wrong-type');
    expect(error?.fix).toContain('.host');
  });

  it('that nobody put into the app is of no interest', () => {
    const chart = shop();
    const db = new WebApp(chart, 'db', { image, port: 5432 });
    expect(`made ${db}`).toContain('made ');
    expect(read(chart).told).toEqual([]);
  });
});

describe('a value that is not there', () => {
  it.each([
    ['env', { env: { A: lost } }],
    ['labels', { labels: { a: lost } }],
    ['annotations', { annotations: { a: lost } }],
    ['args', { args: ['--tag', lost] }],
    ['build arguments', { build: { context: '.', args: { TAG: lost } } }],
    ['headers', { readiness: httpGet('/', { headers: { Host: Object(lost) && lost } }), healthTool: 'curl' }],
    ['files', { volumes: { '/etc/app': configFiles(Object({ 'a.conf': lost })) } }],
  ])('is an error at its key in %s', (_case, props) => {
    const { told: found, diagnostics } = told(props);
    expect(found).toEqual(['error props/wrong-type']);
    expect(diagnostics.find(({ severity }) => severity === 'error')?.fix).toContain('input(');
  });

  it('by addEnv and addLabel as well', () => {
    const chart = shop();
    new Worker(chart, 'last', { image })
      .addEnv('A', Object(lost) && lost)
      .addLabel('a', Object(lost) && lost);
    expect(read(chart).told).toEqual(['shop/last: props/wrong-type', 'shop/last: props/wrong-type']);
  });

  it('leaves an optional property out, as if it were not written', () => {
    const { told: found } = told({ scale: lost, env: lost, volumes: { '/data': lost }, readiness: lost });
    expect(found).toEqual([]);
  });
});

describe('a text that looks as if a value got lost in it', () => {
  it.each([
    `http://${lost}/v1`,
    `${lost}`,
    `redis:${lost}`,
    `${lost}.acme.dev`,
    `${Number('one')}s-${Number('one')}`,
    `--user=${{}}`,
    `see [object Promise] here`,
  ])('is a warning: %s', (value) => {
    const { told: found, objects } = told({ env: { A: value } });
    expect(found).toEqual(['warning value/lost']);
    const env = at(objects['Deployment/web'], 'spec', 'template', 'spec', 'containers', 0, 'env');
    expect(env).toEqual([{ name: 'A', value }]);
  });

  it.each([
    'the behaviour is undefined here',
    'if (x === undefined) return;',
    'undefinedBehaviour',
    'NaNny',
    'BANANAS',
    'typeof x === "undefined"',
    '[objects]',
  ])('is none where the word means itself: %s', (value) => {
    expect(told({ env: { A: value }, args: [`${value}`] }).told).toEqual([]);
  });

  it('is an error in an image', () => {
    expect(told({ image: `acme/app:${lost}` }).told).toEqual(['error props/wrong-value']);
    expect(told({ image: variable('TAG', { default: `acme/app:${lost}` }) }).told).toEqual([
      'error props/wrong-value',
    ]);
  });

  it.each([
    ['a value of a target', perTarget({ kubernetes: `a:${lost}`, compose: 'b' })],
    ['the default of a variable', variable('TAG', { default: `v-${lost}` })],
    ['the name of a secret', secret(`db-${lost}`, 'password')],
  ])('is found within %s', (_case, reference) => {
    expect(told({ env: { A: reference, B: `x ${reference}` } }).told).toEqual([
      'warning value/lost',
      'warning value/lost',
    ]);
  });

  it.each([
    ['a working folder', { workingDir: `/srv/${lost}` }],
    ['the path of a probe', { healthTool: 'curl', readiness: httpGet(`/ready/${lost}`) }],
  ])('is found in %s', (_case, props) => {
    expect(told(props).told).toEqual(['warning value/lost']);
  });

  it('hides no other problem of the same construct', () => {
    const { told: found } = told({ env: { A: `x:${lost}`, 'B=C': 'x' } });
    expect(found).toContain('warning value/lost');
    expect(found.length).toBeGreaterThan(1);
  });

  it('is kept when it is added later', () => {
    const chart = shop();
    new Worker(chart, 'last', { image }).addEnv('A', `x:${lost}`);
    const { told: found, objects } = read(chart);
    expect(found).toEqual(['shop/last: value/lost']);
    const env = at(objects['Deployment/last'], 'spec', 'template', 'spec', 'containers', 0, 'env');
    expect(env).toEqual([{ name: 'A', value: 'x:undefined' }]);
  });
});

describe('a number that is none', () => {
  it('is an error', () => {
    expect(told({ env: { A: Number('one') } }).told).toEqual(['error props/wrong-type']);
  });
});
