import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { type Target, table, target } from './markdown';
import { type MeasuredNode, measuredNodes } from './nodes';
import { findPackage, packageFolder, project } from './project';
import { interleave, type Program, type Run } from './run';
import { mean, median, round, spread } from './statistics';

const peers = ['cdk8s', 'cdk8s-plus-34', 'constructs', 'typescript', '@types'];

/** From a fresh process to files on the disk: an app of two workloads, ours and an equal one of cdk8s-plus. */
export function measureCold(rounds: number): { readonly text: string; readonly targets: readonly Target[] } {
  const ours = project('cold-lading', ['lading', 'cdk8s', 'constructs']);
  const theirs = project('cold-cdk8s', peers);
  const { nodes, missing } = measuredNodes();
  try {
    const starts = Object.fromEntries(nodes.flatMap((node) => Object.entries(startsOn(node, ours))));
    const others = cdk8sPrograms(theirs);
    // The first round fills the caches of the system.
    interleave({ ...starts, ...others }, 1);
    const runs = interleave({ ...starts, ...others }, rounds);
    const wall = (name: string) => median((runs.get(name) ?? []).map((run) => run.wall));
    const [own] = nodes;
    const bareOf = (name: string) => wall(bareOn(nodes.find((node) => name.endsWith(on(node))) ?? own));
    const rows = [...runs].map(([name, all]) => row(name, all, bareOf(name)));
    const slowest = Object.keys(others).at(-1) ?? '';
    return {
      text: [
        table(['Cold, two workloads', 'wall ms', 'CPU ms (mean)', '× bare node'], rows),
        about(nodes),
        ...missing,
      ].join('\n\n'),
      targets: [
        ...nodes.flatMap((node) => {
          const times = (name: string) => wall(name + on(node)) / wall(bareOn(node));
          return [
            target(`\`${warm}\`${on(node)}, against bare node`, times(warm), { most: 3 }, ' ×'),
            target(`\`${empty}\`${on(node)}, against bare node`, times(empty), { most: 6 }, ' ×'),
          ];
        }),
        target(`\`${warm}\` against ${slowest}`, wall(slowest) / wall(warm + on(own)), { least: 20 }, ' ×'),
      ],
    };
  } finally {
    for (const folder of [ours, theirs]) rmSync(folder, { recursive: true, force: true });
  }
}

function about(nodes: readonly MeasuredNode[]): string {
  const versions = nodes.map(({ version }) => version).join(' and ');
  return `Each start beside a bare one of the same Node: ${versions}.`;
}

const [warm, empty] = ['lading synth', 'lading synth, empty cache'];

function on(node: MeasuredNode | undefined): string {
  return ` on Node ${node?.major}`;
}

function bareOn(node: MeasuredNode | undefined): string {
  return `node -e 0${on(node)}`;
}

/** What a start costs on one Node. */
function startsOn(node: MeasuredNode, folder: string): Record<string, Program> {
  const lading = join(packageFolder('lading'), 'build', 'cli.js');
  const { program } = node;
  const args = [lading, 'synth', '--quiet'];
  // Of the app's code as it was transformed, and of ours as it was compiled.
  const caches = [folder, packageFolder('lading')].map((place) =>
    join(place, 'node_modules', '.cache', 'lading'),
  );
  return {
    [bareOn(node)]: { folder, program, args: ['-e', '0'] },
    [`node -e "require('cdk8s')"${on(node)}`]: { folder, program, args: ['-e', "require('cdk8s')"] },
    [warm + on(node)]: {
      folder,
      program,
      args,
      // Another program may have emptied the cache just now; compiled code is kept from the second run on.
      before: () => {
        for (const _ of ['first', 'second']) spawnSync(program, args, { cwd: folder });
      },
    },
    [empty + on(node)]: {
      folder,
      program,
      args,
      before: () => {
        for (const cache of caches) rmSync(cache, { recursive: true, force: true });
      },
    },
  };
}

function row(name: string, all: readonly Run[], bare: number): string[] {
  const isLine = /^(?:node|lading)/.test(name);
  return [
    isLine ? name.replace(/^(.*?)( on Node \d+)$/, '`$1`$2') : name,
    spread(all.map((run) => run.wall)),
    round(mean(all.map((run) => run.cpu ?? Number.NaN))),
    round(median(all.map((run) => run.wall)) / bare, 1),
  ];
}

/** The same app with cdk8s, on this process's Node. */
function cdk8sPrograms(folder: string): Record<string, Program> {
  const programs: Record<string, Program> = {
    'cdk8s synth, app in plain JavaScript': cdk8sSynth(compiled(folder), 'node app.js'),
  };
  const tsNode = findPackage('ts-node');
  if (tsNode !== undefined) {
    symlinkSync(join(tsNode, 'dist', 'bin.js'), join(folder, 'node_modules', '.bin', 'ts-node'));
    programs['cdk8s synth, app run as `cdk8s init` sets it up (npx ts-node)'] = cdk8sSynth(
      folder,
      'npx ts-node app.ts',
    );
  }
  return programs;
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
