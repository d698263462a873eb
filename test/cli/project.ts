import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../lib/diagnostics/package-root';

const root = packageRoot();
export const command = join(root, 'build', 'cli.js');

/** A folder with these files, in which `lading`, `cdk8s` and `constructs` are installed. */
export function project(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lading-cli-')));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'lading'));
  for (const name of ['cdk8s', 'constructs', 'jiti', 'fast-check', 'pure-rand']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs the command line as a user does. The environment of the tests does not leak into it. */
export function lading(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): SpawnSyncReturns<string> {
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    env: { PATH, HOME, ...environment },
    encoding: 'utf8',
    timeout: 60_000,
  });
}

/** The code of every error and warning that was shown. */
export function codes({ stderr }: { readonly stderr: string }): string[] {
  return [...stderr.matchAll(/^(?:error|warning) {2}(\S+)$/gm)].map(([, code = '']) => code);
}

export const app = `import { App, Chart, Worker } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:2.0.0' });
`;
