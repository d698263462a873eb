import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { packageRoot } from '../../lib/diagnostics/package-root';
import { codes, command, lading, project } from './project';

const good = `apiVersion: v1
kind: ConfigMap
metadata: { name: a }
data: { mode: "0644" }
`;

/** Of each error and warning its code and place: `kubernetes/invalid a.yaml:3:5`. */
function told(folder: string, args: readonly string[]): { code: string; place: string }[] {
  const { stdout } = lading(folder, ['validate', ...args, '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout);
  return diagnostics.map(
    ({ code, location }: { code: string; location?: { file: string; line: number; column: number } }) => ({
      code,
      place: location ? `${location.file.slice(folder.length + 1)}:${location.line}:${location.column}` : '',
    }),
  );
}

interface Told {
  readonly severity: string;
  readonly path: string;
  readonly affected: readonly { readonly pointer: string }[];
}

test('what a server takes is fine, in many documents, lists and JSON', () => {
  const folder = project({
    'a.yaml': `${good}---\n${good.replace('name: a', 'name: b')}---\n`,
    'list.json':
      '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}]}',
  });
  const run = lading(folder, ['validate', '.']);
  expect(run.stderr).toContain('0 errors, 0 warnings in 3 objects in 2 files.');
  expect(run.status).toBe(0);
});

test('the index of an output of Lading is no manifest, unless it is named', () => {
  const folder = project({ 'dist/a.yaml': good, 'dist/lading.json': '{"formatVersion":2,"files":[]}' });
  expect(told(folder, ['dist'])).toEqual([]);
  expect(told(folder, ['dist/lading.json'])).toMatchObject([{ code: 'manifest/unknown' }]);
});

test('each finding has its place, whatever document, list or flow it stands in', () => {
  const folder = project({
    'a.yaml': `# first\n${good}---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: { name: s }\n    spec: { ports: [{ port: 0 }] }\n`,
  });
  expect(told(folder, ['a.yaml'])).toEqual([{ code: 'kubernetes/invalid', place: 'a.yaml:13:29' }]);
  expect(lading(folder, ['validate', 'a.yaml']).status).toBe(1);
});

test.each([
  ['does not exist', {}, 'manifest/unreadable', ''],
  ['is empty', { 'x.yaml': '' }, 'manifest/empty', ''],
  ['has comments alone', { 'x.yaml': '# nothing\n---\n' }, 'manifest/empty', ''],
  ['is not well formed', { 'x.yaml': 'a: [1\nb: 2\n' }, 'manifest/unreadable', 'x.yaml:2:1'],
  ['has a key twice', { 'x.yaml': 'a: 1\nb:\n  c: 1\n  c: 2\n' }, 'manifest/unreadable', 'x.yaml:4:3'],
  ['is a template', { 'x.yaml': 'kind: A\nname: {{ .Values.name }}\n' }, 'manifest/unreadable', 'x.yaml:2:7'],
  [
    'is a template in quotes',
    { 'x.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: "a-{{ .Values.name }}"\n' },
    'manifest/unreadable',
    'x.yaml:4:12',
  ],
  [
    'is a template with a key in quotes',
    { 'x.yaml': "apiVersion: v1\nkind: Pod\nmetadata:\n  'name': 'a-{{ .Values.name }}'\n" },
    'manifest/unreadable',
    'x.yaml:4:14',
  ],
  [
    'is a template on a line of its own',
    { 'x.yaml': '# A\napiVersion: v1\nkind: Pod\nmetadata:\n  name:\n    "{{ .Values.name }}"\n' },
    'manifest/unreadable',
    'x.yaml:2:1',
  ],
  ['is a template of Jinja', { 'x.yaml': 'a:\n  {% if b %}\n' }, 'manifest/unreadable', 'x.yaml:2:3'],
  [
    'has a conflict in it',
    { 'x.yaml': 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> main\n' },
    'manifest/unreadable',
    'x.yaml:2:1',
  ],
  ['is an empty list', { 'x.yaml': 'apiVersion: v1\nkind: List\nitems: []\n' }, 'manifest/empty', ''],
  [
    'begins beside the mark of its document',
    { 'x.yaml': '--- { apiVersion: a.io/v1, kind: B }\n' },
    'manifest/unknown',
    'x.yaml:1:34',
  ],
  ['leads into itself', { 'x.yaml': 'a: &a [*a]\n' }, 'manifest/unreadable', 'x.yaml:1:1'],
  [
    'holds a longer text than any server takes',
    { 'x.yaml': `# b\n\nb: ${'x'.repeat(4_000_000)}` },
    'manifest/unreadable',
    'x.yaml:3:1',
  ],
  [
    'holds a longer key than any server takes',
    { 'x.yaml': `{"a":{"${'x'.repeat(4_000_000)}":1}}` },
    'manifest/unreadable',
    'x.yaml:1:1',
  ],
  ['is nested without end', { 'x.yaml': `a: ${'['.repeat(50_000)}` }, 'manifest/unreadable', 'x.yaml:1:1'],
  ['is no manifest', { 'x.yaml': 'a: 1\n' }, 'manifest/unknown', 'x.yaml:1:1'],
  ['is of an unknown kind', { 'x.yaml': 'apiVersion: a.io/v1\nkind: B\n' }, 'manifest/unknown', 'x.yaml:2:7'],
])('a file that %s is an error', (_, files, code, place) => {
  expect(told(project(files), ['x.yaml'])).toEqual([{ code, place }]);
});

test('nothing in a list is passed over, be it a list as well or nothing at all', () => {
  const inner =
    'apiVersion: v1, kind: List, items: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: A } }]';
  const folder = project({ 'x.yaml': `apiVersion: v1\nkind: List\nitems:\n  - { ${inner} }\n  - null\n` });
  expect(told(folder, ['x.yaml'])).toEqual([
    { code: 'name/invalid', place: 'x.yaml:4:96' },
    { code: 'kubernetes/invalid', place: 'x.yaml:5:5' },
    { code: 'kubernetes/invalid', place: 'x.yaml:5:5' },
    { code: 'name/invalid', place: 'x.yaml:5:5' },
  ]);
});

test('objects in JSON follow each other without a mark, as jq writes them', () => {
  const object = (name: string, data = '') =>
    `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"${name}"}${data}}`;
  const text = `${object('a', ',"data":{"x":"}{\\""}')} ${object('B')}\n${object('c')}\n\n${object('D').replace('"v1",', '"v1",\n')}\n`;
  const folder = project({
    'x.json': text,
    'flow.yaml': "{ a: '}', b: { c: '} {' } }\n",
    'cut.json': `${object('a')}${object('b').slice(0, 40)}`,
  });
  expect(told(folder, ['x.json'])).toEqual([
    { code: 'name/invalid', place: 'x.json:1:141' },
    { code: 'name/invalid', place: 'x.json:5:39' },
  ]);
  expect(told(folder, ['flow.yaml'])).toEqual([{ code: 'manifest/unknown', place: 'flow.yaml:1:1' }]);
  expect(told(folder, ['cut.json'])).toEqual([{ code: 'manifest/unreadable', place: 'cut.json:1:103' }]);
});

test('aliases that stand for too much are refused in no time', () => {
  const lines = Array.from({ length: 12 }, (_, index) => {
    const entry = index === 0 ? 'x' : `*a${index - 1}`;
    return `a${index}: &a${index} [${Array.from({ length: 9 }, () => entry).join(', ')}]`;
  });
  const folder = project({ 'x.yaml': `${lines.join('\n')}\n` });
  expect(told(folder, ['x.yaml'])).toEqual([{ code: 'manifest/unreadable', place: 'x.yaml:1:1' }]);
});

test('bytes that are no text are refused', () => {
  const run = (input: Buffer) =>
    spawnSync(process.execPath, [command, 'validate', '-'], { input, encoding: 'utf8' });
  for (const bytes of [
    Buffer.from([0, 1, 2]),
    Buffer.from('a: \xe9\n', 'latin1'),
    Buffer.from('\ufeffa: 1', 'utf16le'),
  ])
    expect(codes(run(bytes))).toEqual(['manifest/unreadable']);
  expect(run(Buffer.from(good)).status).toBe(0);
});

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { plural: widgets, kind: Widget }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: { spec: { type: object, properties: { size: { type: integer } } } }
`;
const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: w }\nspec: { size: big }\n';

test('a kind of somebody’s own is checked by its definition, among the files or beside them', () => {
  const folder = project({ 'w.yaml': widget, 'crds/w.yaml': definition });
  expect(told(folder, ['w.yaml'])).toEqual([{ code: 'manifest/unknown', place: 'w.yaml:2:7' }]);
  const wrong = [{ code: 'kubernetes/invalid', place: 'w.yaml:4:15' }];
  expect(told(folder, ['w.yaml', '--crd', 'crds'])).toEqual(wrong);
  expect(told(folder, ['w.yaml', 'crds'])).toEqual(wrong);
  expect(told(folder, ['w.yaml', '--ignore-unknown'])).toEqual([]);
});

test('patterns of a definition are tried as a server tries them, and none of them takes the command down', () => {
  const field = (pattern: string) => `{ type: string, pattern: ${JSON.stringify(pattern)} }`;
  const object = (name: string, spec: object) =>
    `---\n${JSON.stringify({ apiVersion: 'acme.dev/v1', kind: 'Box', metadata: { name }, spec })}\n`;
  const names = { plural: 'boxes', singular: 'box', kind: 'Box', listKind: 'BoxList' };
  const schema = `{ type: object, properties: { spec: { type: object, properties: { slow: ${field('^(a+)+$')}, deep: ${field('^([a-z]*)*$')}, folded: ${field('(?i)^yes$')}, named: ${field('^[[:alpha:]]+\\z')}, huge: ${field('a'.repeat(200_000))} } } } }`;
  const folder = project({
    'box.yaml': `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: boxes.acme.dev }\nspec:\n  group: acme.dev\n  scope: Namespaced\n  names: ${JSON.stringify(names)}\n  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: ${schema} } }]\n`,
    'boxes.yaml': [
      object('good', { slow: 'a'.repeat(50), deep: 'a'.repeat(200_000), folded: 'YES', named: 'ab' }),
      object('bad', { slow: `${'a'.repeat(50)}!`, deep: 'A', folded: 'no', named: 'ab\n' }),
      object('long', { huge: 'a' }),
    ].join(''),
  });
  const { status, stdout } = lading(folder, ['validate', 'boxes.yaml', 'box.yaml', '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout);
  expect(status).toBe(1);
  expect(
    diagnostics.map(({ severity, path, affected: [place] }: Told) => [severity, path, place?.pointer]).sort(),
  ).toEqual([
    ['error', 'Box/bad', '/spec/deep'],
    ['error', 'Box/bad', '/spec/folded'],
    ['error', 'Box/bad', '/spec/named'],
    ['error', 'Box/bad', '/spec/slow'],
    ['warning', 'Box/long', '/spec/huge'],
  ]);
});

test('a place is found in a document that has a map for a key', () => {
  const folder = project({ 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: A }\n? a:\n: c\n' });
  expect(told(folder, ['a.yaml'])).toContainEqual({ code: 'name/invalid', place: 'a.yaml:3:19' });
});

test('numbers and words are read as the tools of Kubernetes read them', () => {
  const volume = (mode: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers: [{ name: a, image: a/b:1, env: [{ name: A, value: "yes" }] }]\n  volumes: [{ name: v, configMap: { name: c, defaultMode: ${mode} } }]\n`;
  const folder = project({ 'ok.yaml': volume('0644'), 'bad.yaml': volume('yes') });
  expect(told(folder, ['ok.yaml'])).toEqual([]);
  expect(told(folder, ['bad.yaml'])).toEqual([{ code: 'kubernetes/invalid', place: 'bad.yaml:6:59' }]);
});

test('words that are switches to Kubernetes are text in a Compose file, as docker compose reads it', () => {
  const folder = project({
    'compose.yaml':
      'services:\n  web: { image: a/b:1, restart: no, command: yes, expose: [on], environment: { on: off } }\n',
    'bad.yaml': 'services:\n  web: { image: a/b:1, restart: false }\n',
  });
  expect(told(folder, ['compose.yaml'])).toEqual([]);
  expect(told(folder, ['bad.yaml'])).toEqual([{ code: 'compose/invalid', place: 'bad.yaml:2:33' }]);
});

test('kinds and fields may have the names that every object of JavaScript knows', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
  const folder = project({
    'x.yaml': names
      .map(
        (name) =>
          `apiVersion: v1\nkind: ${name}\nmetadata: { name: a }\n---\napiVersion: ${name}\nkind: ${name}\nmetadata: { name: a }\n---\n${good}${name}: 1\n---\n`,
      )
      .join(''),
  });
  const found = new Set(told(folder, ['x.yaml']).map(({ code }) => code));
  expect([...found].sort()).toEqual(['kubernetes/invalid', 'name/duplicate']);
});

test('paths that lead nowhere are told beside what there is to say of all others', () => {
  const folder = project({ 'a.yaml': 'a: 1\n', 'folder/b.txt': good });
  symlinkSync('loop', join(folder, 'loop'));
  symlinkSync('nowhere', join(folder, 'folder/broken.yaml'));
  const words = ['loop', 'a.yaml/b', 'x'.repeat(300), 'folder', '', 'a.yaml'];
  expect(told(folder, words).map(({ code }) => code)).toEqual([
    'manifest/unknown',
    ...Array.from({ length: 5 }, () => 'manifest/unreadable'),
  ]);
  expect(lading(folder, ['validate', ...words]).status).toBe(1);
});

test('of a folder the files that links lead to are read, and standard input once', () => {
  const folder = project({ 'folder/b.txt': good });
  symlinkSync('b.txt', join(folder, 'folder/link.yaml'));
  symlinkSync('.', join(folder, 'folder/itself'));
  const run = spawnSync(process.execPath, [command, 'validate', 'folder', '-', '-'], {
    cwd: folder,
    input: good.replace('name: a', 'name: b'),
    encoding: 'utf8',
  });
  expect(run.stderr).toContain('0 errors, 0 warnings in 2 objects in 2 files.');
});

test('what comes on standard input is told at its lines, which are shown without their secrets', () => {
  const folder = project({});
  const input = `# Source: a.yaml\n${good}---\napiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { token: hunter2-Kx9qW }\ntype: 7\n`;
  const run = (...more: string[]) =>
    spawnSync(process.execPath, [command, 'validate', '-', ...more], {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
  const { stderr } = run();
  expect(stderr).toContain('      standard input:11:7\n');
  expect(stderr).toContain('    10 │ stringData: {…\n    11 │ type: 7\n');
  expect(stderr).not.toContain('hunter2');
  expect(JSON.parse(run('--format', 'json').stdout).diagnostics).toMatchObject([
    { code: 'secret/in-clear', location: { line: 10, column: 22 } },
    { code: 'kubernetes/invalid', location: { file: 'standard input', line: 11, column: 7 } },
  ]);
  expect(run('--format', 'github').stdout).toMatch(/^::error file=standard input,line=11,col=7,/m);
  const [{ results }] = JSON.parse(run('--format', 'sarif').stdout).runs;
  expect(results).toHaveLength(2);
  expect(results[1].locations[0].physicalLocation.artifactLocation.uri).toBe('standard%20input');
  // Nor does a baseline know any file of it.
  run('--update-baseline');
  expect(readFileSync(join(folder, 'lading.baseline.yaml'), 'utf8')).not.toContain('file:');
  expect(run('--baseline', 'lading.baseline.yaml').status).toBe(0);
});

test('a Compose file is judged by itself, and what is not merged is said', () => {
  const folder = project({
    'compose.yaml': 'services:\n  web: { image: "a/b:${TAG:-1}", depends_on: [db] }\n',
    'other.yaml':
      'services:\n  web: { extends: { file: "https://a.io/b.git", service: web }, prots: ["80:80"] }\n',
    'compose.prod.override.yaml': 'services:\n  web: { ports: ["80:80"] }\n',
  });
  expect(told(folder, ['compose.yaml']).map(({ code }) => code)).toEqual(['compose/invalid']);
  expect(told(folder, ['other.yaml'])).toEqual([
    { code: 'manifest/not-merged', place: 'other.yaml:2:10' },
    { code: 'compose/invalid', place: 'other.yaml:2:65' },
  ]);
  expect(told(folder, ['compose.prod.override.yaml'])).toEqual([
    { code: 'manifest/not-merged', place: 'compose.prod.override.yaml:1:1' },
  ]);
});

test('what is wrong with a project of several Compose files stands in the file that says it', () => {
  const folder = project({
    'compose.yaml': 'services:\n  web: { image: a/b:1, ports: ["80:80"] }\n',
    'prod.yaml': 'services:\n  web:\n    ports: ["81:81"]\n    depends_on: [db]\n',
    'base.yaml': 'services:\n  base: { image: a/b:1, tmpfs: [relative] }\n',
    'extends.yaml': 'services:\n  web: { extends: { service: base, file: base.yaml } }\n',
    'include.yaml':
      'include: [prod.yaml]\nservices:\n  db: { image: a/db:1 }\n  web: { image: a/b:1, scale: 2 }\n',
    'sub/compose.yaml': 'services:\n  web: { ports: ["80:80"] }\n',
    'sub/compose.override.yaml': 'services:\n  web: { image: a/b:1 }\n',
  });
  expect(told(folder, ['-f', 'compose.yaml', '-f', 'prod.yaml'])).toEqual([
    { code: 'compose/invalid', place: 'prod.yaml:4:18' },
  ]);
  expect(told(folder, ['extends.yaml'])).toEqual([{ code: 'compose/invalid', place: 'base.yaml:2:33' }]);
  expect(told(folder, ['include.yaml'])).toEqual([]);
  expect(told(folder, ['sub'])).toEqual([]);
  expect(told(folder, ['sub/compose.yaml'])).toEqual([
    { code: 'compose/invalid', place: 'sub/compose.yaml:2:3' },
  ]);
});

test('what is reset is not there, in a file alone as over another one, and an odd `extends` or `include` is told', () => {
  const folder = project({
    'alone.yaml': 'services:\n  a: { image: b:1, environment: !reset null, ports: !reset null }\n',
    'none.yaml': 'services:\n  a: { image: !reset null }\n',
    'base.yaml': "services:\n  a: { image: b:1, environment: { DB_PASSWORD: 'kept-in-clear-7' } }\n",
    'over.yaml': 'services:\n  a: { environment: { DB_PASSWORD: !reset null } }\n',
    'extends.yaml': 'services:\n  a: { image: b:1, extends: { file: base.yaml } }\n',
    'include.yaml': 'include: [base.yaml, 5]\nservices:\n  c: { image: b:1 }\n',
  });
  expect(told(folder, ['alone.yaml'])).toEqual([]);
  expect(told(folder, ['none.yaml'])).toEqual([{ code: 'compose/invalid', place: 'none.yaml:2:3' }]);
  expect(told(folder, ['base.yaml']).map(({ code }) => code)).toEqual(['secret/in-clear']);
  expect(told(folder, ['-f', 'base.yaml', '-f', 'over.yaml'])).toEqual([]);
  expect(told(folder, ['extends.yaml'])).toEqual([{ code: 'compose/invalid', place: 'extends.yaml:2:20' }]);
  expect(told(folder, ['include.yaml'])).toContainEqual({
    code: 'compose/invalid',
    place: 'include.yaml:1:22',
  });
});

test('a password that a .env holds is not in the file that names its variable', () => {
  const service = (password: string) =>
    `services:\n  a:\n    image: b:1\n    environment:\n      DB_PASSWORD: ${password}\n`;
  const folder = project({
    'given/compose.yaml': service('${PASSWORD:?}'),
    'clear/compose.yaml': service('${OTHER:-kept-in-clear-7}'),
    'given/.env': 'PASSWORD=kept-apart-7\n',
    'clear/.env': 'PASSWORD=kept-apart-7\n',
  });
  expect(told(folder, ['given/compose.yaml'])).toEqual([]);
  expect(told(folder, ['clear/compose.yaml'])).toHaveLength(1);
});

test('a password that stands in a Compose file for a variable is told, whether or not there is one', () => {
  const service = (environment: string) => `services:\n  a: { image: b:1, environment: ${environment} }\n`;
  const folder = project({
    'default.yaml': service("{ DB_PASSWORD: '${OTHER:-kept-in-clear-7}' }"),
    'deep.yaml': service("{ DB_PASSWORD: '${SOME:-${OTHER-kept-in-clear-7}}' }"),
    'instead.yaml': service("{ DB_PASSWORD: '${OTHER:+kept-in-clear-7}' }"),
    'list.yaml': service("['DB_PASSWORD=${OTHER:-kept-in-clear-7}']"),
    'over.yaml': service("{ A: '1' }"),
    'none.yaml': service("{ DB_PASSWORD: '${OTHER:?kept-in-clear-7}', SOME: '$$' }"),
    'own.env': 'OTHER=kept-apart-7\n',
  });
  const given = ['--variables', 'own.env'];
  for (const file of ['default.yaml', 'deep.yaml', 'instead.yaml', 'list.yaml']) {
    const clear = [{ code: 'secret/in-clear', place: expect.stringMatching(`^${file}:2:`) }];
    expect(told(folder, [file])).toEqual(clear);
    expect(told(folder, [file, ...given])).toEqual(clear);
  }
  expect(told(folder, ['none.yaml', ...given])).toEqual([]);
  const merged = told(folder, ['-f', 'list.yaml', '-f', 'over.yaml', ...given]);
  expect(merged).toEqual([{ code: 'secret/in-clear', place: expect.stringMatching('^list.yaml:2:') }]);
});

test('variables of a Compose file count as they do beside a .env where there is none', () => {
  const folder = project({
    'clear.yaml':
      "services:\n  a: { image: 'b:1', environment: { DB_PASSWORD: '${OTHER:-kept-in-clear-7}' } }\n",
    'pull.yaml': "services:\n  a: { image: 'b:1', pull_policy: '${PULL:-sometimes}' }\n",
    'open.yaml': "services:\n  a: { image: 'b:1', environment: { A: '${}' } }\n",
  });
  expect(told(folder, ['clear.yaml'])).toEqual([{ code: 'secret/in-clear', place: 'clear.yaml:2:50' }]);
  expect(told(folder, ['open.yaml'])).toEqual([{ code: 'compose/invalid', place: 'open.yaml:2:40' }]);
  const pull = ['validate', 'pull.yaml'];
  expect(lading(folder, pull).status).toBe(1);
  expect(lading(folder, pull, { PULL: 'always' }).status).toBe(0);
});

test('variables and profiles of Compose files count as docker compose counts them', () => {
  const folder = project({
    'a.yaml':
      'services:\n  web: { image: "${IMAGE:?}", restart: "${RESTART}" }\n  db: { profiles: [debug], depends_on: [none] }\n',
    'good.env': 'IMAGE=a/b:1\nRESTART=always\n',
    'bad.env': 'RESTART=always\n',
  });
  const web = ['-f', 'a.yaml', '--profile', 'web'];
  expect(told(folder, [...web, '--variables', 'good.env'])).toEqual([]);
  expect(told(folder, [...web, '--variables', 'bad.env'])).toEqual([
    { code: 'compose/invalid', place: 'a.yaml:2:17' },
  ]);
  expect(told(folder, web)).toEqual([]);
  expect(told(folder, ['-f', 'a.yaml', '--profile', 'debug']).map(({ place }) => place)).toEqual([
    'a.yaml:3:3',
    'a.yaml:3:41',
  ]);
  expect(lading(folder, ['validate', ...web, '--variables', 'none.env']).status).toBe(2);
});

test('what is printed for programs has the form that is promised', () => {
  const schema = JSON.parse(readFileSync(join(packageRoot(), 'schemas/diagnostics.json'), 'utf8'));
  const folder = project({ 'a.yaml': `${good}---\na: 1\n` });
  const { stdout } = lading(folder, ['validate', 'a.yaml', '--format', 'json']);
  const check = new Ajv({ strict: false }).compile(schema);
  check(JSON.parse(stdout));
  expect(check.errors).toBeNull();
});

test('in a GitHub workflow each finding is an annotation', () => {
  const folder = project({ 'a.yaml': 'a: 1\n' });
  const { stdout } = lading(folder, ['validate', 'a.yaml', '--format', 'github']);
  expect(stdout).toMatch(/^::error file=a\.yaml,line=1,col=1,title=manifest\/unknown/);
});

test('who names nothing is told how', () => {
  const run = lading(project({}), ['validate']);
  expect(codes(run)).toEqual(['option/invalid']);
  expect(run.status).toBe(2);
});
