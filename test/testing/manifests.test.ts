import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertMatchesManifests, synthesize } from 'lading/testing';
import { parseAllDocuments } from 'yaml';
import { matchesManifests, updatingBy } from '../../lib/testing/matches-manifests';
import { messageOf, shop } from './shop';

const folder = mkdtempSync(join(tmpdir(), 'lading-manifests-'));
const made = (tag?: string) => synthesize(shop({}, { tag }).app);

describe('toMatchManifests', () => {
  it('writes a file that people can read, and is content with it from then on', () => {
    const file = join(folder, 'new', 'shop.yaml');
    expect(matchesManifests(made(), file, 'new').pass).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('--- # kubernetes Deployment/web\napiVersion: apps/v1\nkind: Deployment\n');
    expect(text).toContain('--- # compose services/web\n  web:\n');
    expect(text).toContain('--- # compose file/');
    const documents = parseAllDocuments(text);
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    expect(documents.map((each) => each.toJS())).toContainEqual({ text: 'log: info\n' });
    expect(matchesManifests(made(), file, 'none').pass).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('tells object by object what has changed, and writes it anew where that is asked', () => {
    const file = join(folder, 'changed.yaml');
    matchesManifests(made(), file, 'new');
    const before = readFileSync(file, 'utf8');
    const changed = matchesManifests(made('2.0.0'), file, 'new');
    expect(changed.pass).toBe(false);
    expect(changed.message()).toContain('changed  kubernetes Deployment/web\n');
    expect(changed.message()).toContain('-           image: ghcr.io/acme/web:1.0.0\n');
    expect(changed.message()).toContain('+           image: ghcr.io/acme/web:2.0.0\n');
    expect(changed.message()).not.toContain('Deployment/api');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(matchesManifests(made('2.0.0'), file, 'all').pass).toBe(true);
    expect(matchesManifests(made('2.0.0'), file, 'none').pass).toBe(true);
  });

  it('tells what is new and what is gone', () => {
    const file = join(folder, 'more.yaml');
    const { app, api } = shop();
    matchesManifests(synthesize(api), file, 'new');
    const message = matchesManifests(synthesize(app), file, 'none').message();
    expect(message).toContain('new      kubernetes Deployment/web');
    expect(message).not.toContain('gone');
    const all = join(folder, 'all.yaml');
    matchesManifests(synthesize(app), all, 'new');
    expect(matchesManifests(synthesize(api), all, 'none').message()).toContain(
      'gone     kubernetes Deployment/web',
    );
  });

  it('writes nothing of an app with errors, and in CI nothing that nobody has seen', () => {
    const file = join(folder, 'none.yaml');
    const broken = synthesize(shop({}, { port: 'htp' }).app);
    expect(matchesManifests(broken, file, 'all').message()).toContain('probe/port-not-found');
    expect(matchesManifests(made(), file, 'none').message()).toContain('in CI none is written');
    expect(existsSync(file)).toBe(false);
  });

  it('reads a file that git has given the line ends of Windows', () => {
    const file = join(folder, 'windows.yaml');
    matchesManifests(made(), file, 'new');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    expect(matchesManifests(made(), file, 'none').pass).toBe(true);
  });

  it('takes its file from the test, and is updated as the runner is asked to', () => {
    const root = join(__dirname, '../..');
    const suite = mkdtempSync(join(root, 'test/testing/.try-'));
    const test = (tag: string) =>
      writeFileSync(
        join(suite, 'web.test.ts'),
        `import 'lading/testing'; import { shop } from '../shop';
        test('the shop: as it is', () => { expect(shop({}, { tag: '${tag}' }).app).toMatchManifests(); });`,
      );
    const run = (...options: readonly string[]) =>
      spawnSync(
        process.execPath,
        [
          join(root, 'node_modules/jest/bin/jest.js'),
          '--rootDir',
          root,
          // The command line has been built before this suite.
          '--globalSetup=',
          join(suite, 'web.test.ts'),
          ...options,
        ],
        { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' } },
      );
    try {
      test('1.0.0');
      expect(run().status).toBe(0);
      expect(readdirSync(join(suite, '__manifests__'))).toEqual(['web.test.the-shop-as-it-is.yaml']);
      test('2.0.0');
      expect(run('--ci').stderr).toContain('+           image: ghcr.io/acme/web:2.0.0');
      expect(run('-u').status).toBe(0);
      expect(readFileSync(join(suite, '__manifests__', 'web.test.the-shop-as-it-is.yaml'), 'utf8')).toContain(
        'web:2.0.0',
      );
    } finally {
      rmSync(suite, { recursive: true });
    }
  }, 120_000);
});

test('assertMatchesManifests takes a path or a URL', () => {
  const file = join(folder, 'plain.yaml');
  const { CI } = process.env;
  delete process.env.CI;
  try {
    assertMatchesManifests(made(), file);
    assertMatchesManifests(made(), new URL(`file://${file}`));
    expect(messageOf(() => assertMatchesManifests(made('2.0.0'), file))).toContain('web:2.0.0');
  } finally {
    if (CI !== undefined) process.env.CI = CI;
  }
});

test.each([
  [{}, undefined, 'new'],
  [{}, 'none', 'none'],
  [{}, 'all', 'all'],
  [{ CI: 'true' }, 'new', 'none'],
  [{ CI: 'false' }, undefined, 'new'],
  [{ CI: 'true', LADING_UPDATE: '1' }, 'none', 'all'],
])(
  'with the environment %j and a runner that says %s the file is written: %s',
  (environment, runner, updating) => {
    const { CI, LADING_UPDATE } = process.env;
    try {
      delete process.env.CI;
      delete process.env.LADING_UPDATE;
      Object.assign(process.env, environment);
      expect(updatingBy(runner)).toBe(updating);
    } finally {
      delete process.env.CI;
      delete process.env.LADING_UPDATE;
      Object.assign(process.env, { ...(CI && { CI }), ...(LADING_UPDATE && { LADING_UPDATE }) });
    }
  },
);
