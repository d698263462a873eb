import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { type Target, table, target } from './markdown';
import { findPackage, packageFolder, project } from './project';
import { interleave, type Program } from './run';
import { mean, median, round, spread } from './statistics';

const peers = ['cdk8s', 'cdk8s-plus-34', 'constructs', 'typescript', '@types'];

/** From a fresh process to files on the disk: an app of two workloads, ours and an equal one of cdk8s-plus. */
export function measureCold(rounds: number): { readonly text: string; readonly targets: readonly Target[] } {
  const ours = project('cold-lading', ['lading', 'cdk8s', 'constructs']);
  const theirs = project('cold-cdk8s', peers);
  const folders = [ours, theirs];
  // Of the app's code as it was transformed, and of ours as it was compiled.
  const caches = [ours, packageFolder('lading')].map((folder) =>
    join(folder, 'node_modules', '.cache', 'lading'),
  );
  const lading = join(packageFolder('lading'), 'build', 'cli.js');
  const programs: Record<string, Program> = {
    'node -e 0': { folder: theirs, args: ['-e', '0'] },
    'node -e "require(\'cdk8s\')"': { folder: theirs, args: ['-e', "require('cdk8s')"] },
    'lading synth': { folder: ours, args: [lading, 'synth', '--quiet'] },
    'lading synth, empty cache': {
      folder: ours,
      args: [lading, 'synth', '--quiet'],
      before: () => {
        for (const cache of caches) rmSync(cache, { recursive: true, force: true });
      },
    },
    'cdk8s synth, app in plain JavaScript': cdk8sSynth(compiled(theirs), 'node app.js'),
  };
  const tsNode = findPackage('ts-node');
  if (tsNode !== undefined) {
    symlinkSync(join(tsNode, 'dist', 'bin.js'), join(theirs, 'node_modules', '.bin', 'ts-node'));
    programs['cdk8s synth, app run as `cdk8s init` sets it up (npx ts-node)'] = cdk8sSynth(
      theirs,
      'npx ts-node app.ts',
    );
  }
  try {
    // The first round fills the caches of the system, and ours.
    interleave(programs, 1);
    // `lading synth` comes before the one that empties the cache, and after the one that has filled it again.
    const runs = interleave(programs, rounds);
    const wall = (name: string) => median((runs.get(name) ?? []).map((run) => run.wall));
    const bare = wall('node -e 0');
    const cold = wall('lading synth');
    const slowest = Object.keys(programs).at(-1) ?? '';
    const rows = [...runs].map(([name, all]) => [
      name.startsWith('node') || name.startsWith('lading') ? `\`${name}\`` : name,
      spread(all.map((run) => run.wall)),
      round(mean(all.map((run) => run.cpu ?? Number.NaN))),
      round(wall(name) / bare, 1),
    ]);
    return {
      text: table(['Cold, two workloads', 'wall ms', 'CPU ms (mean)', '× bare node'], rows),
      targets: [
        target('`lading synth` against bare node', cold / bare, { most: 4.5 }, ' ×'),
        target(`\`lading synth\` against ${slowest}`, wall(slowest) / cold, { least: 20 }, ' ×'),
      ],
    };
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function cdk8sSynth(folder: string, app: string): Program {
  const program = join(packageFolder('cdk8s-cli'), 'bin', 'cdk8s');
  return { folder, args: [program, 'synth', '--app', app, '--output', 'dist'] };
}

/** The same app as a compiler would leave it. */
function compiled(folder: string): string {
  const source = readFileSync(join(folder, 'app.ts'), 'utf8');
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20' });
  writeFileSync(join(folder, 'app.js'), code);
  return folder;
}
