import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '../..');

/** Each is a package of its own, as `npm link` and workspaces bring them. */
const program = `
const own = require('./own');
const shared = require('./shared');
const app = new own.App({ name: 'acme', defaults: { labels: { team: 'shop' } } });
const chart = new own.Chart(app, 'shop');
const image = 'ghcr.io/acme/web:1.0.0';
const db = new shared.WebApp(chart, 'db', { image, port: 5432, readiness: shared.exec(['true']), suppress: [] });
const web = new own.WebApp(chart, 'web', { image, port: 80, startAfter: [db], env: { DB: db.host }, ...process.argv[2] && { nmae: 1 } });
new shared.WebApp(chart, 'api', { image, port: 80, startAfter: [web], ...process.argv[2] && { nmae: 1 } });
app.synth();
`;

describe('two copies of this package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copies-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'program.cjs'), program);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function install(name: string, version: string): void {
    mkdirSync(join(folder, name, 'build'), { recursive: true });
    for (const file of readdirSync(join(root, 'build')).filter((each) => /\.(?:js|br)$/.test(each)))
      cpSync(join(root, 'build', file), join(folder, name, 'build', file));
    symlinkSync(join(root, 'schemas'), join(folder, name, 'schemas'));
    const manifest = { name: 'lading', version, main: 'build/index.js' };
    writeFileSync(join(folder, name, 'package.json'), JSON.stringify(manifest));
  }

  /** What the program prints to stderr; nothing where it goes well. */
  function run(...args: readonly string[]): string {
    try {
      execFileSync(process.execPath, ['program.cjs', ...args], { cwd: folder, stdio: 'pipe' });
      return '';
    } catch (error) {
      return String(Reflect.get(Object(error), 'stderr'));
    }
  }

  it('of one version make one app together', () => {
    install('own', '1.0.0');
    install('shared', '1.0.0');
    expect(run()).toBe('');
    const { services } = parse(readFileSync(join(folder, 'dist/compose/compose.yaml'), 'utf8'));
    expect(Object.keys(services)).toEqual(['db', 'web', 'api']);
    expect(services.web).toMatchObject({
      depends_on: { db: { condition: 'service_healthy' } },
      environment: { DB: 'db' },
    });
    expect(services.db.labels).toMatchObject({ team: 'shop' });
    const manifest = readFileSync(join(folder, 'dist/kubernetes/shop.k8s.yaml'), 'utf8');
    expect(manifest.match(/^kind: Deployment$/gm)).toHaveLength(3);
    expect(manifest).not.toContain('ladingref');
  });

  it('of one version lose no finding of either', () => {
    install('own', '1.0.0');
    install('shared', '1.0.0');
    const told = run('wrong');
    expect(told).toContain('2 errors');
    expect([...new Set(told.match(/program\.cjs:[89]\b/g))]).toEqual(['program.cjs:8', 'program.cjs:9']);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('of two versions are an error that names both places', () => {
    install('own', '1.0.0');
    install('shared', '1.0.1');
    const told = run().replace(/\s+/g, ' ');
    expect(told).toContain('app/two-versions');
    expect(told).toContain(`1.0.0 in ${join(folder, 'own')}`);
    expect(told).toContain(`1.0.1 in ${join(folder, 'shared')}`);
    expect(told).toContain(' program.cjs:7:12 ');
    expect(told).not.toContain('later.js:1 ');
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('of two versions are told by the command line as well', () => {
    install('own', '1.0.0');
    install('shared', '1.0.1');
    writeFileSync(join(folder, 'package.json'), '{}');
    const { status, stderr } = spawnSync(
      process.execPath,
      ['own/build/cli.js', 'synth', '--app', 'program.cjs'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stderr).toMatch(
      /^error {2}app\/two-versions\n[\s\S]*\n1 error, 0 warnings\. Nothing was written\.\n$/,
    );
    expect(status).toBe(2);
  });
});
