import { lading, project } from './project';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations: { suppress.lading.dev/custom.second: Known. }
spec: { containers: [{ name: web, image: acme/web:1 }] }
`;
const plain = pod.replace(/ *annotations.*\n/, '');
const rules = `import { defineRule } from 'lading';
const object = ({ metadata }: { metadata?: { name?: string } }, { report }: { report(told: object): void }) =>
  report({ message: 'No.', at: ['metadata', 'name'] });
export const first = defineRule({ code: 'custom/first', more: 'https://acme.dev/first', object });
export const others = [defineRule({ code: 'custom/second', object })];
export const nothing = 1;
`;
const config = (rest = '') => `app: app.ts\nlading:\n  policy:\n    custom: [rules.ts]\n${rest}`;
const app = `import { App, Chart, Worker } from 'lading';
const app = new App();
new Worker(new Chart(app, 'shop'), 'mailer', { image: 'acme/mailer:1' });
app.synth();
`;

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly more?: string;
  readonly suppressed?: string;
  readonly suggestion?: string;
  readonly location?: { readonly file: string; readonly line: number };
}

function run(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { stdout, status } = lading(project(files), [...args, '--format', 'json']);
  const { diagnostics }: { diagnostics: Told[] } = JSON.parse(stdout);
  const told = diagnostics
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, location: { file = '', line } = {} }) => [code, file.replace(/^.*\//, ''), line]);
  return { diagnostics, told, status };
}

test('validate puts the rules of a file to manifests, at their lines, and takes their suppressions', () => {
  const { diagnostics, told, status } = run(
    { 'web.yaml': pod, 'rules.ts': rules, 'cdk8s.yaml': config() },
    'validate',
    'web.yaml',
  );
  expect(told).toEqual([
    ['custom/first', 'web.yaml', 4],
    ['custom/second', 'web.yaml', 4],
  ]);
  expect(diagnostics.map(({ suppressed, more }) => [suppressed, more])).toEqual([
    [undefined, 'https://acme.dev/first'],
    ['Known.', undefined],
  ]);
  expect(status).toBe(0);
});

test('synth puts them to the app, in its process or in one of its own', () => {
  const files = {
    'app.ts': app,
    'rules.ts': rules,
    'cdk8s.yaml': config('    rules: { custom/first: error, custom/second: off }\n'),
  };
  const inProcess = run(files, 'synth');
  expect(inProcess.told).toContainEqual(['custom/first', 'app.ts', 3]);
  expect(inProcess.told.map(([code]) => code)).not.toContain('custom/second');
  expect(inProcess.status).toBe(1);
  const child = run(
    { ...files, 'app.js': app.replace(/import (.*) from (.*);/, 'const $1 = require($2);') },
    'synth',
    '--app',
    'node app.js',
  );
  expect(child.told).toContainEqual(['custom/first', 'app.js', 3]);
});

const broken: readonly (readonly [string, string, string, number])[] = [
  [
    'throws',
    "export default defineRule({ code: 'custom/a', object() {\n  throw new Error('Oh.'); } });",
    'rule/failed',
    3,
  ],
  [
    'never ends',
    "export default defineRule({ code: 'custom/a',\n  object() { for (;;); } });",
    'rule/failed',
    2,
  ],
  ['is none', '\nexport const a = 1;', 'config/invalid', 4],
  ['throws when it is loaded', "\nthrow new Error('Oh.');", 'app/threw', 3],
  ['does not parse', '\nconst = 1;', 'app/syntax', 3],
];

test.each(broken)(
  'a rule that %s is an error at its line, for validate and for synth',
  (how, text, code, line) => {
    const files = {
      'web.yaml': plain,
      'app.ts': app,
      'rules.ts': `import { defineRule } from 'lading';\n${text}\n`,
      'cdk8s.yaml': `${config()}${how === 'never ends' ? '  timeout: 3\n' : ''}`,
    };
    for (const args of [['validate', 'web.yaml'], ['synth']]) {
      const { told, status } = run(files, ...args);
      expect(told.filter(([, file]) => file !== 'app.ts')).toEqual([
        [code, code === 'config/invalid' ? 'cdk8s.yaml' : 'rules.ts', line],
      ]);
      expect(status).not.toBe(0);
    }
  },
);

test('a file that is not there, a rule that is not and a parameter that is none are told at the line of cdk8s.yaml', () => {
  const files = { 'web.yaml': pod, 'rules.ts': rules };
  expect(
    run({ ...files, 'cdk8s.yaml': 'lading: { policy: { custom: rule.ts } }' }, 'validate', 'web.yaml').told,
  ).toEqual([['config/invalid', 'cdk8s.yaml', 1]]);
  const wrong = config('    rules:\n      custom/frist: error\n      custom/second: { label: a }\n');
  const { diagnostics, told } = run({ ...files, 'cdk8s.yaml': wrong }, 'validate', 'web.yaml');
  expect(told.filter(([code]) => code === 'config/invalid')).toEqual([
    ['config/invalid', 'cdk8s.yaml', 6],
    ['config/invalid', 'cdk8s.yaml', 7],
  ]);
  expect(diagnostics.map(({ suggestion }) => suggestion)).toContain('custom/first');
});

test('what a rule prints is no part of the report, and one that ends the process does not pass', () => {
  const printing = rules.replace('export const nothing = 1;', "console.log('loaded');");
  const printed = run(
    { 'web.yaml': pod, 'rules.ts': printing, 'cdk8s.yaml': config() },
    'validate',
    'web.yaml',
  );
  expect(printed.diagnostics.map(({ code }) => code)).toContain('app/wrote-to-stdout');
  const folder = project({ 'web.yaml': pod, 'rules.ts': 'process.exit(0);', 'cdk8s.yaml': config() });
  const { status, stderr } = lading(folder, ['validate', 'web.yaml']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('app/exited')]);
});
