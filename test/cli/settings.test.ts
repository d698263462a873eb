import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../lib/cli/arguments';
import { readSettings } from '../../lib/cli/settings';
import { isSynthesisError } from '../../lib/diagnostics/synthesis-error';

const folder = mkdtempSync(join(tmpdir(), 'lading-settings-'));
writeFileSync(
  join(folder, 'cdk8s.yaml'),
  'app: node --import lading/register a.ts\nlading:\n  out: file\n  strict: true\n  timeout: 5\n',
);
const below = join(folder, 'below');

const settings = (args: readonly string[], environment = {}) =>
  readSettings(readArguments(['synth', ...args]).flags, environment, below);

test('flags come before the environment before the file before the defaults', () => {
  const environment = { LADING_OUT: 'environment', LADING_TIMEOUT: '7' };
  expect(settings(['--out', 'flag'], environment)).toMatchObject({ out: join(below, 'flag'), timeout: 7 });
  expect(settings([], environment).out).toBe(join(below, 'environment'));
  expect(settings([])).toMatchObject({
    out: join(folder, 'file'),
    timeout: 5,
    strict: true,
    targets: undefined,
    maxWarnings: undefined,
    versions: undefined,
  });
});

test('what is typed is relative to the working folder, what the file says to the folder of the file', () => {
  expect(settings([])).toMatchObject({ appFolder: folder, isOutGiven: true });
  expect(settings(['--app', 'b.ts', '--out', 'b'])).toMatchObject({
    appFolder: below,
    out: join(below, 'b'),
  });
  expect(settings([], { LADING_APP: 'b.ts', LADING_OUT: 'b' })).toMatchObject({
    appFolder: below,
    out: join(below, 'b'),
  });
});

test('an environment variable can take back what the file says', () => {
  expect(settings([], { LADING_STRICT: 'false' }).strict).toBe(false);
});

test('targets stand in the order of the table, each once', () => {
  expect(settings(['--target', 'compose, kubernetes,compose']).targets).toEqual(['kubernetes', 'compose']);
  expect(settings(['--target', 'compose', '--target', 'kubernetes']).targets).toEqual([
    'kubernetes',
    'compose',
  ]);
});

test.each([
  [['--target', 'compos'], {}, 'option/invalid', 'compose'],
  [['--target', ''], {}, 'option/invalid', undefined],
  [['--kubernetes', 'latest'], {}, 'option/invalid', undefined],
  [['--max-warnings', '-1'], {}, 'option/invalid', undefined],
  [['--max-diagnostics', 'all'], {}, 'option/invalid', undefined],
  [['--timeout', '0'], {}, 'option/invalid', undefined],
  [['--timeout', '0.0001'], {}, 'option/invalid', undefined],
  [['--format', 'jsn'], {}, 'option/invalid', 'json'],
  [[], { LADING_STRICT: 'maybe' }, 'option/invalid', undefined],
])('%j with %j is refused as %s', (args, environment, code, suggestion) => {
  expect(() => settings(args, environment)).toThrow(code);
  try {
    settings(args, environment);
  } catch (error) {
    expect(isSynthesisError(error) && error.diagnostics[0]?.suggestion).toBe(suggestion);
  }
});

test('a wrong value in the file is shown at its place', () => {
  const other = mkdtempSync(join(tmpdir(), 'lading-settings-'));
  writeFileSync(join(other, 'cdk8s.yaml'), 'lading:\n  timeout: soon\n');
  try {
    readSettings(new Map(), {}, other);
    throw new Error('not refused');
  } catch (error) {
    if (!isSynthesisError(error)) throw error;
    expect(error.diagnostics[0]).toMatchObject({
      code: 'config/invalid',
      location: { file: join(other, 'cdk8s.yaml'), line: 2, column: 12 },
      length: 4,
    });
  }
});
