import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lading, project } from './project';

/** What looks like a secret, each by another mark: its name, its form, or where it stands. */
const password = 'hunter2-Kx9qW';
const token = `${'ghp'}_${'aB3d'.repeat(9)}`;
const url = `postgres://shop:${password}@db.acme.dev/shop`;
const key = ['-----BEGIN PRIVATE KEY-----', 'NotAKeyOnlyTheShapeOfOne', '-----END PRIVATE KEY-----'].join(
  '\\n',
);
const secrets = [password, token, 'NotAKeyOnlyTheShapeOfOne'];

const head = `import { App, Chart, configFile, configFiles, exec, httpGet, secret, variable, WebApp, Worker } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
`;
const appOf = (...lines: string[]) => `${head}${lines.join('\n')}\n`;
const worker = (id: string, props: string) => `new Worker(shop, '${id}', { image: 'a/b:1', ${props} });`;

/** Apps in which each of the secrets is next to something that is told, or is itself what is told. */
const apps: Readonly<Record<string, string>> = {
  'names that promise a secret, and forms of one, are told': appOf(
    worker('a', `env: { DB_PASSWORD: '${password}', TOKEN_OF_CI: '${token}', URL: '${url}', KEY: '${key}' }`),
    worker(
      'b',
      `args: ['--password', '${password}', '--url=${url}'], labels: { 'acme.dev/token': '${token}' }`,
    ),
    worker(
      'c',
      `volumes: { '/etc/c': configFiles({ 'c.ini': 'password = ${password}\\ntoken: ${token}' }) }`,
    ),
    worker(
      'd',
      `env: { A: variable('DB_PASSWORD', { default: '${password}' }) }, annotations: { note: '${url}' }`,
    ),
  ),
  'values of a wrong type, and keys that do not exist': appOf(
    worker('a', `env: { DB_PASSWORD: ['${password}'], API_TOKEN: { is: '${token}' } }, resurces: '${url}'`),
    worker('b', `readiness: { password: '${password}' }, image: '${url}'`),
    worker('c', `password: '${password}', env: '${url}', command: '${url}', user: '${token}'`),
    worker('d', `env: { '${token}': 'a', 'A B': '${url}' }, workingDir: '${url}', stopSignal: '${token}'`),
    worker('e', `labels: { '${token} ': 'a', password: '${password} -' }, serviceAccount: '${token}'`),
    `new WebApp(shop, 'f', { image: 'a/b:1', port: '${token}', expose: '${url}', readiness: httpGet('${url}') });`,
    `secret('db', 'password').token = '${token}';`,
  ),
  patches: appOf(
    worker(
      'a',
      `patch: { kubernetes: { spec: { password: '${password}' } }, deployment: { spec: '${url}' } }`,
    ),
    worker('b', `patch: { service: { environment: { DB_PASSWORD: '${password}' }, url: '${url}' } }`),
    worker('c', `patch: { deployment: [{ op: 'test', path: '/spec/${token}', value: '${token}' }] }`),
    worker(
      'd',
      `patch: { composeService: [{ op: 'add', path: '/environment/API_TOKEN', value: '${token}' }] }`,
    ),
  ),
  'two of one name, and what is put twice': appOf(
    worker('a', `env: { DB_PASSWORD: '${password}' }`),
    worker('b', `env: { DB_PASSWORD: '${password}' }`),
    worker('c', `volumes: { '/a/': configFile('${url}'), '/a': configFile('password=${password}') }`),
    worker('d', `suppress: [{ code: 'a/b', reason: '${url}' }], healthTool: '${url}'`),
    worker(
      'e',
      `suppress: [{ code: 'secret/in-clear', reason: '${url}' }], env: { DB_PASSWORD: '${password}' }`,
    ),
  ),
  'an error with one in its message': appOf(
    `throw new Error('cannot connect to ${url} with token ${token}');`,
  ),
  'one that nobody catches': appOf(`Promise.reject(new Error('password=${password} ${token}'));`),
  'what is thrown and is no error': appOf(`throw { password: '${password}', url: '${url}' };`),
  'a line that does not parse': appOf(`const password = '${password}', token = '${token}' const;`),
  'an import that leads nowhere': `import './${token}';\nimport '${url}';\n`,
  'what the app prints': appOf(worker('a', `env: { A: 'b' }`), `const x = '${token}';`, 'process.exit(3);'),
};

/** The same of manifests that somebody else has made. */
const manifests: Readonly<Record<string, string>> = {
  'values of a wrong type': `apiVersion: v1
kind: Secret
metadata: { name: a, labels: { token: ${token} }, annotations: { a: [${url}] } }
type: kubernetes.io/dockerconfigjson
stringData: { password: [${password}], .dockerconfigjson: "{ ${token}" }
data: { ${token}: ${password}, b: '${url}' }
`,
  'environments, commands and what is no field': `apiVersion: v1
kind: Pod
metadata: { name: '${token}' }
spec:
  containers:
    - name: a
      image: ${url}
      command: [a, '--password=${password}']
      env: [{ name: DB_PASSWORD, value: [${password}] }, { name: A B=, value: ${token} }, { name: ${token}=, valu: ${url} }]
      password: ${password}
`,
  'what cannot be read': `password: ${password}\n  token: ${token}: [\n`,
  'what is no manifest': `password: ${password}\ntoken: ${token}\n`,
};

const composeFile = `services:
  a: { image: '${url}', environment: { DB_PASSWORD: [${password}] }, password: ${password}, ports: ['${token}'] }
secrets: { b: { environment: '${token}', file: ${url} } }
`;

const formats = ['json', 'github', 'text', 'sarif', 'junit', 'markdown'] as const;

function expectNone(text: string): void {
  // Also where a format writes some letters otherwise.
  const plain = decodeURIComponent(text.replaceAll(/%(?![0-9A-F]{2})/g, '%25')).replaceAll('\\', '');
  for (const each of secrets) expect(plain.toLowerCase()).not.toContain(each.toLowerCase());
}

describe.each(formats)('--format %s', (format) => {
  /** Every run tells something, or it would prove nothing. */
  const shown = (folder: string, args: readonly string[], environment = {}): string => {
    const { stdout, stderr } = lading(folder, [...args, '--format', format], environment);
    expect(stdout + stderr).toMatch(/error|warning|::notice/);
    return (stdout + stderr).replaceAll(/\s*\n\s*/g, '');
  };
  test.each(Object.entries(apps))('shows no secret of an app with %s', (_, source) => {
    expectNone(shown(project({ 'app.ts': source }), ['synth']));
  });

  test('shows no secret in lines that differ', () => {
    const folder = project({
      'app.ts': apps['names that promise a secret, and forms of one, are told'] ?? '',
    });
    lading(folder, ['synth']);
    writeFileSync(
      join(folder, 'app.ts'),
      appOf(worker('a', `env: { DB_PASSWORD: '${password}2' }, command: ['a', '--token', '${token}']`)),
    );
    expectNone(shown(folder, ['synth', '--check']));
  });

  test.each([
    ['an app that does not exist', ['--app', `${url}.ts`]],
    ['an app whose command fails', ['--app', `API_TOKEN=${token} sh -c 'exit 3' ${url}`]],
    ['an unknown target', ['--target', token]],
    ['an unknown version', ['--kubernetes', url]],
    ['an unknown environment', ['--env', token]],
    ['an unknown flag', [`--password=${password}`]],
    ['an unknown word', [url]],
  ])('shows no secret of a command line with %s', (_, args) => {
    expectNone(shown(project({ 'app.ts': appOf(worker('a', `env: {}`)) }), ['synth', ...args]));
  });

  test.each(Object.entries(manifests))('shows no secret of manifests with %s', (_, text) => {
    expectNone(shown(project({ 'a.yaml': text, 'compose.yaml': composeFile }), ['validate', '.']));
  });

  test('keeps none in a report that goes to a file', () => {
    const folder = project({ 'app.ts': apps['values of a wrong type, and keys that do not exist'] ?? '' });
    shown(folder, ['synth', '--output-file', 'report']);
    expectNone(readFileSync(join(folder, 'report'), 'utf8').replaceAll(/\s*\n\s*/g, ''));
  });

  test.each<[string, string]>([
    ['cdk8s.yaml', `app: app.ts\nlading:\n  password: ${password}\n`],
    ['cdk8s.yaml', `app: [\ntoken: ${token}\n`],
    ['lading.parity.yaml', `accepted:\n  - { password: ${password} }\n`],
    ['lading.parity.yaml', `password: ${password}\ntoken: ${token}\n`],
  ])('shows no secret of %s (%j)', (file, text) => {
    const source = appOf(`new WebApp(shop, 'a', { image: 'a/b:1', port: 80, liveness: httpGet('/') });`);
    expectNone(shown(project({ 'app.ts': source, [file]: text }), ['synth', '--strict']));
  });
});

/** Secrets in each place of which `lading diff` says how it has changed. */
const differing = (more: string) =>
  appOf(
    worker(
      'a',
      `env: { DB_PASSWORD: '${password}${more}', TOKEN_OF_CI: '${token}', URL: '${url}${more}', KEY: '${key}' }`,
    ),
    worker(
      'b',
      `args: ['--password', '${password}${more}', '--url=${url}${more}'], annotations: { note: '${url}${more}' }`,
    ),
    worker(
      'c',
      `volumes: { '/etc/c': configFiles({ 'c.ini': 'a = ${more}\\npassword = ${password}${more}\\ntoken: ${token}' }) }`,
    ),
    worker(
      'd',
      `targets: ['compose', 'swarm'], env: { A: variable('DB_PASSWORD', { default: '${password}${more}' }) }, command: ['${url}${more}']`,
    ),
    `new ApiObject(shop, 'e', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'e${more}' }, stringData: { a: '${password}${more}' } });`,
    `new ApiObject(shop, 'f', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'f' }, stringData: { a: '${password}${more}', ['b${more}']: '${token}' } });`,
    `new ApiObject(shop, 'g', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'g' }, data: { DB_PASSWORD: '${password}${more}', 'a.ini': 'a = ${more}\\npassword=${password}${more}' } });`,
  ).replace('import', "import { ApiObject } from 'cdk8s';\nimport");

describe.each(['text', 'json', 'markdown'])('lading diff --format %s', (format) => {
  test.each([
    ['that changes', differing(''), differing('2')],
    ['that is new', appOf(worker('a', ''), worker('b', ''), worker('c', ''), worker('d', '')), differing('')],
    ['that goes', differing(''), appOf(worker('a', ''), worker('b', ''), worker('c', ''), worker('d', ''))],
  ])('shows no secret %s', (_, before, after) => {
    const folder = project({ 'app.ts': before });
    expect(lading(folder, ['synth', '--target', 'kubernetes,compose,swarm']).status).toBe(0);
    writeFileSync(join(folder, 'app.ts'), after);
    const { status, stdout, stderr } = lading(folder, ['diff', '--base', 'dist', '--format', format]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const object of ['Deployment/a', 'services.b', 'ConfigMap/g']) expect(stdout).toContain(object);
    expectNone(stdout.replaceAll(/\s*\n\s*/g, ''));
  });

  test('shows no secret of an app that fails, nor of a command line', () => {
    const folder = project({ 'app.ts': apps['values of a wrong type, and keys that do not exist'] ?? '' });
    for (const args of [
      ['--base', '.'],
      ['--base', url],
      ['--fail-on', token],
      ['--fail-on', url],
    ]) {
      const { stdout, stderr } = lading(folder, ['diff', '--format', format, ...args]);
      expect(stdout + stderr).toContain('error');
      expectNone((stdout + stderr).replaceAll(/\s*\n\s*/g, ''));
    }
  });
});

test.each(['mermaid', 'dot', 'svg', 'json'])('lading graph --format %s shows no secret', (format) => {
  const drawn = (source: string) => {
    const run = lading(project({ 'app.ts': source }), ['graph', '--format', format]);
    expectNone((run.stdout + run.stderr).replaceAll(/\s*\n\s*/g, ''));
    return run;
  };
  const app = differing('')
    .replace('import { App,', 'import { App, External,')
    .replace(
      "new Worker(shop, 'a', { image: 'a/b:1', env: {",
      `const db = new External(shop, 'db', { host: 'db.acme.dev', port: 5432 });
     new Worker(shop, 'a', { image: 'a/b:1', env: { DB_URL: db.url('/shop?password=${password}'), SECOND: secret('second', 'token'),`,
    );
  const { status, stdout } = drawn(app);
  expect(status).toBe(0);
  expect(stdout).toContain('second');
  expect(drawn(apps['values of a wrong type, and keys that do not exist'] ?? '').status).toBe(1);
  expect(drawn(apps['an error with one in its message'] ?? '').status).toBe(2);
});

test('the page of lading review holds no secret, also where the code of the app calls it nothing', () => {
  const page = (files: Readonly<Record<string, string>>, args: readonly string[] = []) => {
    const folder = project(files);
    const run = lading(folder, ['review', ...args]);
    expectNone((run.stdout + run.stderr).replaceAll(/\s*\n\s*/g, ''));
    const file = join(folder, 'lading-review.html');
    return { status: run.status, html: existsSync(file) ? readFileSync(file, 'utf8') : '', folder };
  };
  const targets = ['--target', 'kubernetes,compose,swarm'];
  const { status, html, folder } = page({ 'app.ts': differing('') }, targets);
  expect(status).toBe(0);
  for (const shown of [
    'Deployment/a',
    'services.b',
    'ConfigMap/g',
    'Secret/e',
    'c.ini',
    'DB_PASSWORD',
    '--password',
  ])
    expect(html).toContain(shown);
  expectNone(html);
  lading(folder, ['synth', ...targets]);
  writeFileSync(join(folder, 'app.ts'), differing('2'));
  expect(lading(folder, ['review', '--base', 'dist', ...targets]).status).toBe(0);
  const compared = readFileSync(join(folder, 'lading-review.html'), 'utf8');
  expect(compared).toContain('"diff":');
  expectNone(compared);
  for (const [name, source] of Object.entries(apps)) {
    const { html: told } = page({ 'app.ts': source });
    expect([name, told === '' || told.includes('"findings":')]).toEqual([name, true]);
    expectNone(told);
  }
});
