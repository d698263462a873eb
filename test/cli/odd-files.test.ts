import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app, codes, lading, project } from './project';

/** What may stand where a file is expected, and how it gets there. */
const kinds: Readonly<Record<string, (path: string) => void>> = {
  folder: (path) => mkdirSync(path),
  pipe: (path) => execFileSync('mkfifo', [path]),
  socket: (path) => {
    const listen = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
    // A short path, for that of a socket is limited; who is killed leaves it there.
    expect(() => execFileSync(process.execPath, ['-e', listen, 's'], { cwd: dirname(path) })).toThrow();
    execFileSync('mv', [join(dirname(path), 's'), path]);
  },
  device: (path) => symlinkSync('/dev/zero', path),
};

/** What each kind is called in the sentence. */
const words = Object.keys(kinds).map((kind) => [kind, `it is a ${kind}, no file`] as const);

const gaps = `import { App, Chart, httpGet, WebApp } from 'lading';
const shop = new Chart(new App(), 'shop');
new WebApp(shop, 'web', { image: 'a/b:1', port: 80, liveness: httpGet('/') });
`;
const withFile = `import { App, Chart, configFiles, fromFile, Worker } from 'lading';
const shop = new Chart(new App(), 'shop');
new Worker(shop, 'mailer', { image: 'a/b:1', volumes: { '/etc/m': configFiles({ a: fromFile('mail.yaml', { outside: true }) }) } });
`;

/** The place, the app, what is run, and what is said. */
const read: readonly (readonly [string, string, readonly string[], string])[] = [
  ['cdk8s.yaml', app, ['synth'], 'system/failed'],
  ['package.json', app, ['synth'], 'system/failed'],
  ['tsconfig.json', `import '@lib/a';\n${app}`, ['synth'], 'system/failed'],
  ['lading.parity.yaml', gaps, ['synth', '--strict'], 'system/failed'],
  ['lading.parity.yaml', gaps, ['parity', '--accept', '--reason', 'Read.'], 'system/failed'],
  ['mail.yaml', withFile, ['synth'], 'file/not-found'],
];

describe.each(words)('a %s in place of a file', (kind, sentence) => {
  const runWith = (place: string, source: string, args: readonly string[]) => {
    const folder = project({ 'app.ts': source });
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    kinds[kind]?.(join(folder, place));
    return lading(folder, args);
  };

  test.each(read)('%s is told in a sentence, and not waited for', (place, source, args, code) => {
    const run = runWith(place, source, args);
    const said = run.stderr.replaceAll(/\s+/g, ' ');
    expect(codes(run)).toContain(code);
    expect(said).toContain(place);
    expect(said).toContain(place === 'package.json' ? 'it is no file' : sentence);
    expect(run.stderr).not.toMatch(/^\s+at |main\.js/m);
    expect(run.status).toBe(code === 'file/not-found' ? 1 : 2);
  });

  test.each(['lading.json', '.lading/lock', 'kubernetes/shop.k8s.yaml'])(
    'dist/%s is not written to',
    (path) => {
      const run = runWith(`dist/${path}`, app, ['synth']);
      expect(codes(run)).toEqual([
        kind === 'device' && path !== '.lading/lock' ? 'output/symlink' : 'output/not-a-file',
      ]);
      expect(run.stderr.replaceAll(/\s+/g, ' ')).toContain(`dist/${path}`);
      expect(run.status).toBe(2);
    },
  );

  test.each(['dist/.lading/journal.json', 'dist/.lading/journal.json.new', '.git', '.git/index'])(
    '%s is no reason to wait or to fail',
    (place) => {
      expect(runWith(place, app, ['synth'])).toMatchObject({ status: 0, signal: null });
    },
  );

  test('what is kept between runs is no reason to wait or to fail', () => {
    const folder = project({ 'app.ts': app, 'package.json': '{}' });
    expect(lading(folder, ['synth']).status).toBe(0);
    const cache = join(folder, 'node_modules/.cache/lading');
    const kept = execFileSync('find', [cache, '-type', 'f'], { encoding: 'utf8' }).trim().split('\n');
    expect(kept.length).toBeGreaterThan(1);
    for (const file of kept) {
      rmSync(file);
      kinds[kind]?.(file);
    }
    writeFileSync(join(folder, 'app.ts'), app.replace('mailer:2', 'mailer:3'));
    expect(lading(folder, ['synth'])).toMatchObject({ status: 0, signal: null });
  });
});
