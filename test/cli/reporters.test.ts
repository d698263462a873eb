import Ajv from 'ajv';
import type { Outcome } from '../../lib/cli/outcome';
import { githubReport } from '../../lib/cli/reporters/github';
import { jsonReport } from '../../lib/cli/reporters/json';
import { parityTable } from '../../lib/cli/reporters/parity';
import type { ReportContext } from '../../lib/cli/reporters/reporter';
import { textReport } from '../../lib/cli/reporters/text';
import { plain } from '../../lib/diagnostics/color';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import type { ParityRow } from '../../lib/passes/parity-rows';
import schema from '../../schemas/diagnostics.json';
import { app, codes, lading, project } from './project';

const context: ReportContext = {
  settings: { check: false, quiet: false, stdout: false, out: '/project/dist' },
  folder: '/project',
  paint: plain,
};

const diagnostic: Diagnostic = {
  code: 'port/not-found',
  severity: 'error',
  message: 'Two lines:\n100% wrong, and more.',
  path: 'shop/web',
  construct: 'WebApp',
  location: { file: '/project/infra/a,b.ts', line: 3, column: 7 },
  affected: [],
  fix: 'Mend it.',
};

const failed: Outcome = { diagnostics: [diagnostic], exitCode: 1 };

test('an annotation of GitHub names file, line and column, and keeps to its line', () => {
  expect(githubReport(failed, context).stdout).toBe(
    '::error file=infra/a%2Cb.ts,line=3,col=7,title=port/not-found%3A A Service leads to a port that no container opens' +
      '::Two lines:%0A100%25 wrong, and more.%0AFix: Mend it.\n',
  );
});

test('what a loop says at one line is one annotation, at several lines several', () => {
  const about = (id: string, line: number): Diagnostic => ({
    ...diagnostic,
    message: `The port of "${id}" is wrong.`,
    path: `shop/${id}`,
    location: { file: '/project/app.ts', line, column: 1 },
  });
  const { stdout } = githubReport(
    { diagnostics: [about('a', 1), about('b', 1), about('c', 2)], exitCode: 1 },
    context,
  );
  expect(stdout.match(/line=\d+/g)).toEqual(['line=1', 'line=2']);
});

test('parity is told once for what is said of several fields, and of several constructs by their names', () => {
  const row = (field: string, id: string, note: string): ParityRow => {
    return { field, verdict: 'approximated', note, constructs: [`shop/${id}`], code: 'parity/approximated' };
  };
  const compose = [
    row('route.host', 'a', 'No router.'),
    row('route.path', 'a', 'No router.'),
    row('scale', 'a', 'One replica of "a".'),
    row('scale', 'b', 'One replica of "b".'),
  ];
  const table = parityTable('shop', { formatVersion: 1, targets: { compose } }, plain);
  expect(table).toBe(`shop on compose: 0 kept, 4 approximated, 0 not expressible

  approximated  route.host, route.path  parity/approximated
    No router.
    In shop/a.

  approximated  scale  parity/approximated
    One replica of "…".
    In shop/a, shop/b.
`);
});

test('text shows the notes of a run, and where those of the app are shown', () => {
  const note: Diagnostic = { ...diagnostic, severity: 'note', location: undefined };
  const printed: Diagnostic = { ...note, code: 'app/wrote-to-stdout', message: 'It printed.' };
  const lines = (...diagnostics: Diagnostic[]) =>
    textReport({ diagnostics, exitCode: 0 }, context).stderr.trimEnd().split('\n').slice(1);
  expect(lines(printed)).toEqual(['It printed.']);
  expect(lines(printed, note)).toEqual(['It printed.', 'lading parity shows the notes.']);
  expect(lines({ ...note, suppressed: 'Because.' })).toEqual([]);
});

test('a note is a notice, and what the user accepts is none', () => {
  const note: Diagnostic = { ...diagnostic, severity: 'note', location: undefined };
  const accepted: Diagnostic = { ...diagnostic, suppressed: 'Because.' };
  const { stdout } = githubReport({ diagnostics: [note, accepted], exitCode: 0 }, context);
  expect(stdout).toMatch(/^::notice title=.*\n$/);
});

test('with manifests on stdout, annotations go to stderr', () => {
  const { stdout, stderr } = githubReport(failed, {
    ...context,
    settings: { ...context.settings, stdout: true },
  });
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^::error /);
});

test('--quiet says nothing where nothing is wrong', () => {
  const quiet = { ...context, settings: { ...context.settings, quiet: true } };
  expect(textReport({ diagnostics: [], exitCode: 0 }, quiet).stderr).toBe('');
  expect(textReport(failed, quiet).stderr).toContain('port/not-found');
});

describe('the JSON form', () => {
  const validate = new Ajv().compile(schema);

  const check = (text: string) => {
    const document = JSON.parse(text);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    return document;
  };

  test('fits its schema with every field of a diagnostic', () => {
    const all: Diagnostic = {
      ...diagnostic,
      length: 4,
      consequence: 'c',
      suggestion: 's',
      suppressed: 'r',
      affected: [{ target: 'compose', object: 'services.web', pointer: '' }],
    };
    check(jsonReport({ diagnostics: [all], exitCode: 2 }).stdout);
  });

  test.each([
    ['done', app, [], 0],
    ['refused', app.replace('{ image', '{ restrat: 1, image'), [], 1],
    ['not up to date', app, ['--check'], 1],
    ['failed', 'throw new Error();', [], 2],
    ['asked for what there is not', app, ['--nonsense'], 2],
    ['asked for two things on stdout', app, ['--stdout', '--target', 'compose'], 2],
  ])('fits its schema after a run that is %s', (_how, text, args, status) => {
    const run = lading(project({ 'app.ts': text }), ['synth', '--format', 'json', ...args]);
    expect(run.status).toBe(status);
    expect(check(run.stdout).exitCode).toBe(status);
    expect(run.stderr).toBe('');
  });

  test.each([
    ['of the configuration', ['synth'], 'config/invalid', { 'cdk8s.yaml': 'lading:\n  outt: x\n' }],
    ['of a wrong option', ['synth', '--timeout', 'soon'], 'option/invalid', {}],
    ['of a command that does not exist', ['snyth'], 'option/invalid', {}],
    ['of an app that fails, with parity', ['parity'], 'app/threw', { 'app.ts': 'throw new Error();' }],
  ])('holds the errors %s', (_, args, code, files) => {
    const folder = project({ 'app.ts': app, ...files });
    for (const run of [
      lading(folder, [...args, '--format', 'json']),
      lading(folder, args, { LADING_FORMAT: 'json' }),
    ]) {
      const { exitCode, diagnostics } = check(run.stdout);
      expect([run.status, exitCode, diagnostics.map((each: Diagnostic) => each.code)]).toEqual([
        2,
        2,
        [code],
      ]);
      expect(run.stderr).toBe('');
    }
  });

  test('is left aside where it is misspelt itself', () => {
    const run = lading(project({ 'app.ts': app }), ['synth', '--format', 'jsn']);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(codes(run)).toEqual(['option/invalid']);
  });

  test('is not what a workflow gets by itself: annotations are', () => {
    const folder = project({ 'app.ts': app.replace('{ image', '{ restrat: 1, image') });
    const run = lading(folder, ['synth'], { GITHUB_ACTIONS: 'true' });
    expect(run.stdout).toMatch(/^::error file=app\.ts,line=4,col=30,title=props\/unknown/);
    expect(lading(folder, ['synth', '--format', 'text'], { GITHUB_ACTIONS: 'true' }).stdout).toBe('');
    const failed = lading(folder, ['synth', '--nonsense'], { GITHUB_ACTIONS: 'true' });
    expect(failed.stderr).toMatch(/^::error title=option\/invalid%3A .*::There is no option --nonsense\./);
    expect(codes(failed)).toEqual(['option/invalid']);
  });
});
