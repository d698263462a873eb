import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Target, table, target } from './markdown';
import { interleave, type Program } from './run';
import { median, round, spread } from './statistics';

/** What one run of an app of `bench/apps/many` says of itself: milliseconds, and bytes at the highest. */
interface Figures {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

interface Case {
  readonly app: 'lading' | 'cdk8s-plus';
  readonly shape: Shape;
  readonly count: number;
}

const shapes = {
  'one-chart': 'one chart',
  'many-charts': 'as many charts',
  chain: 'one chain of startAfter',
} as const;
type Shape = keyof typeof shapes;

export interface Sizes {
  readonly small: number;
  readonly large: number;
  readonly rounds: number;
}

/** Many workloads in one process: ours to both targets and validated, those of cdk8s-plus to Kubernetes alone. */
export function measureMany(sizes: Sizes): { readonly text: string; readonly targets: readonly Target[] } {
  const { small, large, rounds } = sizes;
  const out = mkdtempSync(join(tmpdir(), 'lading-bench-'));
  const cases: Case[] = [];
  for (const count of [small, large]) {
    for (const shape of ['one-chart', 'many-charts', 'chain'] as const)
      cases.push({ app: 'lading', shape, count });
    cases.push({ app: 'cdk8s-plus', shape: 'one-chart', count });
  }
  // With a chart for each workload cdk8s is quadratic: the large size would take a quarter of an hour.
  cases.push({ app: 'cdk8s-plus', shape: 'many-charts', count: small });
  try {
    const programs = Object.fromEntries(cases.map((each) => [nameOf(each), programOf(each, out)]));
    const figures = new Map(
      [...interleave(programs, rounds)].map(([name, runs]) => [
        name,
        runs.map(({ stdout }): Figures => JSON.parse(stdout)),
      ]),
    );
    const of = (each: Case) => figures.get(nameOf(each)) ?? [];
    return { text: tableOf(cases, of), targets: targetsOf(sizes, of) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function nameOf({ app, shape, count }: Case): string {
  return `${app} ${shape} ${count}`;
}

function programOf({ app, shape, count }: Case, out: string): Program {
  const file = join(__dirname, 'apps', 'many', `${app}.mjs`);
  const dist = join(out, 'dist');
  return { folder: out, args: [file, shape, String(count), dist], before: () => setAside(dist, out) };
}

/**
 * What earlier runs have written stays until all is measured: ext4 without a journal does not use the inode of a deleted
 * file for a while, and looks at each of them again for every file that it makes, ten times as long as that takes.
 */
function setAside(dist: string, out: string): void {
  if (existsSync(dist)) renameSync(dist, join(mkdtempSync(join(out, 'earlier-')), 'dist'));
}

type FiguresOf = (each: Case) => readonly Figures[];

function tableOf(cases: readonly Case[], of: FiguresOf): string {
  const rows = cases.map((each) => {
    const figures = of(each);
    const cpu = figures.map((run) => run.cpu);
    return [
      `${each.app === 'lading' ? 'Lading' : each.app}, ${round(each.count)} in ${shapes[each.shape]}`,
      spread(figures.map(({ wall }) => wall)),
      spread(cpu),
      round((median(cpu) * 1000) / each.count),
      round(median(figures.map(({ memory }) => memory)) / 1e6),
    ];
  });
  return table(['Workloads', 'wall ms', 'CPU ms', 'CPU µs for each', 'peak memory MB'], rows);
}

/**
 * By the clock, and by the work of all threads: the engine compiles and collects garbage on threads of its own, which
 * a busy machine feels and a quiet one does not.
 */
function targetsOf({ small, large }: Sizes, of: FiguresOf): Target[] {
  const middle = (each: Case, figure: keyof Figures) => median(of(each).map((run) => run[figure]));
  const ratios = (what: string, ours: Case, peer: Case) =>
    (['wall', 'cpu'] as const).map((figure) => {
      const by = figure === 'wall' ? 'by the clock' : 'by CPU time';
      return target(`${what}, ${by}`, middle(ours, figure) / middle(peer, figure), { most: 0.4 }, '', 2);
    });
  const peer = { app: 'cdk8s-plus', shape: 'one-chart', count: large } as const;
  const inCharts = { shape: 'many-charts', count: small } as const;
  return [
    ...(['one-chart', 'many-charts', 'chain'] as const).flatMap((shape) => {
      const here = shapes[shape];
      const ours = { app: 'lading', shape, count: large } as const;
      const cost = middle(ours, 'cpu') / middle({ ...ours, count: small }, 'cpu');
      return [
        ...ratios(`one of ${round(large)} in ${here}, of cdk8s-plus in one chart (next: 0.15)`, ours, peer),
        target(
          `cost(${round(large)}) / cost(${round(small)}) in ${here}`,
          cost,
          { most: (1.1 * large) / small },
          '',
        ),
        target(
          `peak memory of ${round(large)} in ${here} (next: 130 MB)`,
          middle(ours, 'memory') / 1e6,
          { most: 300 },
          ' MB',
          0,
        ),
      ];
    }),
    ...ratios(
      `one of ${round(small)} in as many charts, of cdk8s-plus in as many`,
      { app: 'lading', ...inCharts },
      { app: 'cdk8s-plus', ...inCharts },
    ),
  ];
}
