import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Target, table, target } from './markdown';
import { packageFolder, project } from './project';
import { interleave, type Program } from './run';
import { mean, median, round, spread } from './statistics';

const workloads = 1000;
const changes = [0, 10, workloads];
const synth = 'lading synth';

/** What it takes to say what a change of a large app does, beside writing the app. */
export function measureReview(rounds: number): {
  readonly text: string;
  readonly targets: readonly Target[];
} {
  const folder = project('review', ['lading', 'cdk8s', 'constructs']);
  const lading = join(packageFolder('lading'), 'build', 'cli.js');
  const program = (args: readonly string[], changed: number): Program => ({
    folder,
    args: [lading, ...args],
    env: { CHANGED: String(changed) },
    before: () => rmSync(join(folder, 'dist'), { recursive: true, force: true }),
  });
  // On a busy machine the app may take longer than a minute.
  const patience = '--timeout=600';
  const earlier = ['diff', patience, '--base', 'earlier', '--format', 'json', '--output-file', 'diff.json'];
  const programs = {
    [synth]: program(['synth', '--quiet', patience], 0),
    ...Object.fromEntries(changes.map((changed) => [nameOf(changed), program(earlier, changed)])),
  };
  try {
    // What is compared with; and the caches of the system and of Lading are filled.
    interleave({ [synth]: program(['synth', '--quiet', patience], 0) }, 2);
    cpSync(join(folder, 'dist'), join(folder, 'earlier'), { recursive: true });
    const runs = interleave(programs, rounds);
    const middle = (name: string, figure: 'wall' | 'cpu') =>
      median((runs.get(name) ?? []).map((run) => run[figure] ?? Number.NaN));
    const times = (name: string, figure: 'wall' | 'cpu') => middle(name, figure) / middle(synth, figure);
    return {
      text: table(
        [
          `${round(workloads)} workloads, from a fresh process on`,
          'wall ms',
          'CPU ms (mean)',
          '× synth',
          '× its CPU',
        ],
        [...runs].map(([name, all]) => [
          name === synth ? `\`${name}\`` : name,
          spread(all.map((run) => run.wall)),
          round(mean(all.map((run) => run.cpu ?? Number.NaN))),
          round(times(name, 'wall'), 2),
          round(times(name, 'cpu'), 2),
        ]),
      ),
      // By the clock, and by the work of all threads, which a busy machine leaves as it is.
      targets: changes.flatMap((changed) =>
        (['wall', 'cpu'] as const).map((figure) => {
          const by = figure === 'wall' ? 'by the clock' : 'by CPU time';
          const measured = times(nameOf(changed), figure);
          return target(`${nameOf(changed)}, against ${synth}, ${by}`, measured, { most: 1.5 }, ' ×', 2);
        }),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function nameOf(changed: number): string {
  return `\`lading diff\` of ${round(workloads)} workloads, ${changed === 0 ? 'none' : round(changed)} of them changed`;
}
