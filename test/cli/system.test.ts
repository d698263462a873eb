import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, codes, command, lading, project } from './project';

/** One sentence with a code, and nothing of our own code. */
function expectSentence(run: SpawnSyncReturns<string>, code: string, text: string): void {
  expect(codes(run)).toEqual([code]);
  expect(run.stderr.replaceAll(/\s+/g, ' ')).toContain(text);
  expect(run.stderr).not.toMatch(/^\s+at |main\.js/m);
  expect(run.status).toBe(2);
}

test.each(['mkdir', 'mkfifo'])('what %s has made in place of cdk8s.yaml is refused', (make) => {
  const folder = project({ 'app.ts': app });
  execFileSync(make, [join(folder, 'cdk8s.yaml')]);
  expectSentence(
    lading(folder, ['synth']),
    'system/failed',
    `Cannot read ${join(folder, 'cdk8s.yaml')}: it is a ${make === 'mkdir' ? 'folder' : 'pipe'}, no file.`,
  );
});

test.each([
  ['pipe.js', 'mkfifo', 'is no file that could be imported'],
  ['pipe.json', 'mkfifo', 'is no file that could be imported'],
  ['folder.ts', 'mkdir', 'is a folder that has no index.ts'],
])('an import of %s, made by %s, is refused', (name, make, text) => {
  const folder = project({ 'app.ts': `import './${name}';\n` });
  execFileSync(make, [join(folder, name)]);
  expectSentence(lading(folder, ['synth']), 'app/import-not-found', text);
});

test('a working folder that was deleted is told', () => {
  const folder = project({});
  const gone = join(folder, 'gone');
  mkdirSync(gone);
  // Windows and some others let nobody delete it.
  const line = `rmdir "${gone}"; exec "${process.execPath}" "${command}" synth`;
  const run = spawnSync('sh', ['-c', line], { cwd: gone, encoding: 'utf8' });
  if (existsSync(gone)) rmdirSync(gone);
  expectSentence(run, 'system/failed', 'does not exist any more');
});

const full = existsSync('/dev/full') ? test : test.skip;

full.each([['synth --stdout --target compose'], ['synth --format json'], ['explain app/threw'], ['--help']])(
  'lading %s on a full disk says so',
  (args) => {
    const folder = project({ 'app.ts': app });
    const line = `"${process.execPath}" "${command}" ${args} > /dev/full`;
    const run = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expectSentence(run, 'system/failed', 'Cannot write to stdout: the disk is full.');
  },
);

full('where even stderr is lost, the exit code tells', () => {
  const folder = project({ 'app.ts': app });
  const line = `"${process.execPath}" "${command}" synth > /dev/full 2>&1`;
  expect(spawnSync('sh', ['-c', line], { cwd: folder }).status).toBe(2);
});

test.each([
  ['file', 'output/not-a-folder'],
  ['file/below', 'output/not-a-folder'],
])('lading init %s, where a file stands, says so', (place, code) => {
  const folder = project({ file: '' });
  expectSentence(lading(folder, ['init', place]), code, 'a file stands where a folder is needed');
});

test('lading init does not read a pipe in place of package.json', () => {
  const folder = project({});
  execFileSync('mkfifo', [join(folder, 'package.json')]);
  expectSentence(lading(folder, ['init']), 'system/failed', 'package.json: it is a pipe, no file.');
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s leaves no temporary folder of an app that is a command',
  async (signal) => {
    const folder = project({ 'app.ts': `${app}console.log('ready');\nsetInterval(() => {}, 1000);\n` });
    const temporary = mkdtempSync(join(tmpdir(), 'lading-tmp-'));
    const line = 'node --import lading/register app.ts # a command';
    const child = spawn(process.execPath, [command, 'synth', '--app', line], {
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary },
    });
    await once(child.stderr, 'data');
    expect(readdirSync(temporary)).toHaveLength(1);
    child.kill(signal);
    await once(child, 'exit');
    expect(readdirSync(temporary)).toEqual([]);
  },
);

test('a process that has left its group does not keep the command line waiting', async () => {
  const folder = project({});
  const args = [command, 'synth', '--timeout', '1', '--app', 'setsid sleep 100; sleep 100'];
  const [status] = await once(spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' }), 'exit');
  expect(status).toBe(2);
});
