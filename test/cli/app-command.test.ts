import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAppCommand } from '../../lib/cli/app-command';
import { isSynthesisError } from '../../lib/diagnostics/synthesis-error';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lading app-')));
for (const name of ['app.ts', 'my app.ts', "it's $HOME.ts", 'other.mjs'])
  writeFileSync(join(folder, name), '');
for (const name of ['infra', 'folder.ts', 'empty']) mkdirSync(join(folder, name));
writeFileSync(join(folder, 'infra', 'main.ts'), '');

const file = (name: string, ...args: string[]) => ({ type: 'file', file: join(folder, name), args });
const prefix = 'node --import lading/register';

test.each([
  [undefined, file('app.ts')],
  ['app.ts', file('app.ts')],
  [' app.ts ', file('app.ts')],
  ['./other.mjs', file('other.mjs')],
  ['app.ts --stage dev', file('app.ts', '--stage', 'dev')],
  [`${prefix} app.ts`, file('app.ts')],
  ['my app.ts', file('my app.ts')],
  [join(folder, 'my app.ts'), file('my app.ts')],
  ['"my app.ts" --stage "a b"', file('my app.ts', '--stage', 'a b')],
  [`${prefix} 'my app.ts' x`, file('my app.ts', 'x')],
  [`${prefix}  my app.ts`, file('my app.ts')],
  ["it's $HOME.ts", file("it's $HOME.ts")],
])('%j is a file to load', (app, expected) => {
  expect(readAppCommand(app, folder)).toEqual(expected);
});

test.each(['npx tsx app.ts', 'app.ts | cat', 'app.ts > log', 'app.ts $STAGE', 'make', '"app.ts" "$X"'])(
  '%j is a command, and stays as it is',
  (command) => {
    expect(readAppCommand(command, folder)).toEqual({ type: 'command', command });
  },
);

test.each([
  ['', 'option/invalid', 'is empty', 'app: app.ts'],
  ['  ', 'option/invalid', 'is empty', 'app: app.ts'],
  [prefix, 'option/invalid', 'names no file', 'app: app.ts'],
  ['infra', 'option/invalid', 'is a folder', 'infra/main.ts'],
  ['./empty', 'option/invalid', 'is a folder', undefined],
  ['folder.ts', 'option/invalid', 'is a folder', undefined],
  [`${prefix} folder.ts`, 'option/invalid', 'is a folder', undefined],
  ['none.ts', 'option/invalid', 'does not exist', undefined],
])('%j is refused', (app, code, message, fix) => {
  const refused = refusal(app);
  expect(refused).toMatchObject({ code, message: expect.stringContaining(message) });
  if (fix === undefined) expect(refused?.fix).toBeUndefined();
  else expect(refused?.fix).toContain(fix);
});

test('a pipe in place of the app, or of its package.json, is refused without waiting for it', () => {
  const place = mkdtempSync(join(tmpdir(), 'lading-pipe-'));
  execFileSync('mkfifo', [join(place, 'pipe.ts')]);
  writeFileSync(join(place, 'app.ts'), '');
  expect(refusal('pipe.ts', place)?.message).toContain('is no file');
  execFileSync('mkfifo', [join(place, 'package.json')]);
  expect(refusal('app.ts', place)).toMatchObject({ code: 'system/failed' });
});

function refusal(app: string, where = folder) {
  try {
    readAppCommand(app, where);
  } catch (error) {
    if (isSynthesisError(error)) return error.diagnostics[0];
    throw error;
  }
  throw new Error(`${app} was accepted`);
}
