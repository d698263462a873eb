import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { codes, lading, project } from '../cli/project';

const appOf = (size: string, more = '') => `import { ApiObject } from 'cdk8s';
import { App, Chart, StatefulApp } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
new StatefulApp(shop, 'db', {
  image: 'acme/db:1.0.0', port: 5432,
  storage: { '/data': '${size}' },
});
${more}
`;

function edited(text: string): string {
  const folder = project({ 'app.ts': appOf('10Gi') });
  expect(lading(folder, ['synth']).status).toBe(0);
  writeFileSync(join(folder, 'app.ts'), text);
  return folder;
}

test('a change that a server refuses is told at the line of the app, with what it costs, and nothing is written', () => {
  const folder = edited(appOf('20Gi'));
  const run = lading(folder, ['synth', '--against', 'dist', '--format', 'json']);
  const { diagnostics, written, exitCode } = JSON.parse(run.stdout);
  expect([exitCode, written]).toEqual([1, []]);
  const told = diagnostics.filter(({ code }: { code: string }) => code === 'update/refused');
  expect(told).toMatchObject([
    {
      reason: 'immutable',
      location: { file: join(folder, 'app.ts'), line: 7 },
      affected: [
        { object: 'StatefulSet/db', pointer: '/spec/volumeClaimTemplates/0/spec/resources/requests/storage' },
      ],
    },
  ]);
  expect(told[0].fix).toContain('--cascade=orphan');
  // Without, nobody asks.
  expect(lading(folder, ['synth', '--check']).status).toBe(1);
  expect(codes(lading(folder, ['synth']))).toEqual([]);
});

test('a change that a server takes is none to tell, nor is one that somebody has answered for', () => {
  expect(lading(edited(appOf('10240Mi')), ['synth', '--against', 'dist']).status).toBe(0);
  const answered = appOf('20Gi').replace(
    'port: 5432,',
    "port: 5432, suppress: [{ code: 'update/refused', reason: 'We make it anew.' }],",
  );
  expect(lading(edited(answered), ['synth', '--against', 'dist']).status).toBe(0);
});

test('a commit, a file of a cluster and a folder are compared with alike', () => {
  const folder = edited(appOf('20Gi'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      stdio: 'ignore',
    });
  git('init', '-b', 'main');
  git('add', 'dist');
  git('commit', '-m', 'one');
  const manifests = join(folder, 'dist/kubernetes/shop.k8s.yaml');
  writeFileSync(join(folder, 'live.yaml'), execFileSync('cat', [manifests]));
  const refused = (base: string, ...more: string[]) =>
    codes(lading(folder, ['synth', '--against', base, ...more]));
  expect(refused('live.yaml')).toEqual(['update/refused']);
  rmSync(join(folder, 'dist'), { recursive: true });
  expect(refused('HEAD')).toEqual(['update/refused']);
  expect(refused('main', '--app', 'node --import lading/register app.ts')).toEqual(['update/refused']);
  expect(refused('nowhere')).toEqual(['option/invalid']);
  writeFileSync(join(folder, 'live.yaml'), 'a: [');
  expect(refused('live.yaml')).toEqual(['option/invalid']);
});

test('what runs is found in the namespace that kubectl was asked for, in a whole checkout, and by any path', () => {
  const folder = edited(appOf('20Gi'));
  const manifests = join(folder, 'dist/kubernetes/shop.k8s.yaml');
  const objects = parseAllDocuments(readFileSync(manifests, 'utf8')).map((document) => document.toJS());
  const inNamespace = (namespace: string) =>
    objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
  const listOf = (items: readonly object[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  writeFileSync(join(folder, 'live.json'), listOf(inNamespace('shop')));
  writeFileSync(join(folder, 'two.json'), listOf([...inNamespace('shop'), ...inNamespace('test')]));
  cpSync(join(folder, 'dist'), join(folder, 'checkout/dist'), { recursive: true });
  const refused = (base: string) => codes(lading(folder, ['synth', '--against', base, '--out', 'other']));
  for (const base of ['live.json', 'checkout', 'dist/kubernetes/shop.k8s.yaml'])
    expect(refused(base)).toEqual(['update/refused']);
  // Nobody knows which of the two is meant.
  expect(refused('two.json')).toEqual([]);
});

test('what was wrong before already is told as such', () => {
  const lost =
    "new ApiObject(shop, 's', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'lost' }, data: { DB_PASSWORD: 'hunter2-Kx9qW' } });";
  const folder = project({ 'app.ts': appOf('10Gi', lost) });
  lading(folder, ['synth']);
  const of = (text: string) => {
    writeFileSync(join(folder, 'app.ts'), text);
    const { stdout } = lading(folder, ['synth', '--check', '--against', 'dist', '--format', 'json']);
    const { diagnostics } = JSON.parse(stdout);
    return diagnostics
      .filter(({ severity }: { severity: string }) => severity === 'warning')
      .map(({ code, before }: { code: string; before?: string }) => [code, before]);
  };
  expect(of(appOf('10Gi', lost))).toEqual([['secret/in-clear', 'dist']]);
  expect(of(appOf('10Gi', lost.replace('lost', 'other')))).toEqual([['secret/in-clear', undefined]]);
});

test('findings of every kind are told apart: of what a target cannot say, of a Compose file, and of what nothing in the output names', () => {
  const app = (parts: string) => `import { App, Chart, httpGet, WebApp } from 'lading';
const shop = new Chart(new App(), 'shop');
${parts}
`;
  const web = (name: string, more = '') =>
    `new WebApp(shop, '${name}', { image: 'acme/web:1', port: 80, liveness: httpGet('/'), ${more} env: { DB_PASSWORD: 'hunter2-Kx9qW' } });`;
  const db = (name: string) =>
    `new WebApp(shop, '${name}', { image: 'postgres:17', port: 5432, user: 'image', healthTool: 'curl' });`;
  const folder = project({ 'app.ts': app(web('a') + db('d')) });
  expect(lading(folder, ['synth']).status).toBe(0);
  const of = (text: string) => {
    writeFileSync(join(folder, 'app.ts'), text);
    const run = lading(folder, ['synth', '--check', '--against', 'dist', '--format', 'json']);
    const found: { code: string; path: string; before?: string }[] = JSON.parse(run.stdout).diagnostics;
    const lines = found.map(({ code, path, before }) => `${path} ${code} ${before ?? 'new'}`);
    return [...new Set(lines)].sort();
  };
  const codesOf = (path: string, when: string) =>
    ['parity/not-expressible', 'probe/no-health-tool', 'secret/in-clear'].map(
      (code) => `shop/${path} ${code} ${when}`,
    );
  // Nothing changes in these, whatever is new beside them.
  expect(of(app(web('a') + db('d') + web('b') + db('e')))).toEqual([
    ...codesOf('a', 'dist'),
    ...codesOf('b', 'new'),
    ...['image/data-not-kept', 'probe/no-health-tool'].map((code) => `shop/d ${code} dist`),
    ...['image/data-not-kept', 'probe/no-health-tool'].map((code) => `shop/e ${code} new`),
  ]);
  // A change of something else in it makes none of them new that the output or its index names.
  expect(of(app(web('a', 'args: ["x"],') + db('d')))).toEqual(
    expect.arrayContaining(['shop/a parity/not-expressible dist', 'shop/a secret/in-clear dist']),
  );
});

test('a rule of a definition about changes is told, and one that only a server can judge as that', () => {
  const definition = (size: string) => `
const rules = (rule: string) => ({ type: 'string', 'x-kubernetes-validations': [{ rule }] });
new ApiObject(shop, 'boxes', {
  apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'boxes.acme.dev' },
  spec: {
    group: 'acme.dev', scope: 'Namespaced', names: { kind: 'Box', plural: 'boxes' },
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object', properties: {
      spec: { type: 'object', properties: {
        color: rules('self == oldSelf'),
        // Some versions of Kubernetes take a host with several colons, and some do not.
        size: rules('isURL(oldSelf) == isURL(self)'),
      } },
    } } } }],
  },
});
new ApiObject(shop, 'box', {
  apiVersion: 'acme.dev/v1', kind: 'Box', metadata: { name: 'box' }, spec: { color: '${size}', size: '${size === 'small' ? 'http://a:1:1' : 'http://a:1:2'}' },
});`;
  const folder = project({ 'app.ts': appOf('10Gi', definition('small')) });
  const base = JSON.parse(lading(folder, ['synth', '--format', 'json']).stdout);
  expect(base.written.length).toBeGreaterThan(0);
  writeFileSync(join(folder, 'app.ts'), appOf('10Gi', definition('large')));
  const { diagnostics } = JSON.parse(
    lading(folder, ['synth', '--against', 'dist', '--format', 'json']).stdout,
  );
  const told = diagnostics.filter(({ affected }: { affected: { object: string }[] }) =>
    affected.some(
      ({ object, pointer }: { object: string; pointer?: string }) => object === 'Box/box' && pointer,
    ),
  );
  expect(told).toMatchObject([
    { code: 'kubernetes/rule-unknown', severity: 'warning', affected: [{ pointer: '/spec/size' }] },
    { code: 'update/refused', reason: 'rule', affected: [{ pointer: '/spec/color' }] },
  ]);
});
