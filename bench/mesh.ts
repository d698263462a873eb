import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './markdown';
import { run } from './run';
import { round } from './statistics';

/** What one run of an app of `bench/apps/mesh` says of itself: milliseconds, and bytes at the highest. */
interface Figures {
  readonly cpu: number;
  readonly memory: number;
}

const app = join(__dirname, 'apps', 'mesh', 'mesh.mjs');
/** Members, each of which calls five others. */
const sizes = [250, 500, 1000] as const;
const [least, , most] = sizes;
/** Four times as many cost four times as much, and what is measured on a busy machine is never exact. */
const bound = (1.25 * most) / least;
const none = 'none';

/** What a mesh costs, in one run of each: as it grows, and beside the same app without one, whose members call the same. */
export function measureMeshes(): string {
  const out = mkdtempSync(join(tmpdir(), 'lading-bench-'));
  try {
    const backends = backendsByTarget();
    const rows = [...new Set(backends.map(([, on]) => on))].flatMap((on) => {
      const bare = measureSizes(none, on, out);
      const own = backends.filter((each) => each[1] === on);
      return [
        rowOf(`${on}, no mesh`, bare, bare),
        ...own.map(([backend]) => rowOf(`${on}, \`${backend}\``, measureSizes(backend, on, out), bare)),
      ];
    });
    const counted = sizes.map((size) => `CPU ms, ${round(size)}`);
    return table(['Members', ...counted, 'ratio', `≤ ${bound}`, '× no mesh', 'peak memory MB'], rows);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

type Measured = ReadonlyMap<number, Figures>;

function measureSizes(backend: string, on: string, folder: string): Measured {
  return new Map(
    sizes.map((size) => {
      process.stderr.write(`${on} ${backend} ${size} …\n`);
      return [size, measure([backend, on, String(size)], folder)];
    }),
  );
}

function rowOf(what: string, measured: Measured, bare: Measured): string[] {
  const cpu = (size: number, of = measured) => of.get(size)?.cpu ?? Number.NaN;
  const ratio = cpu(most) / cpu(least);
  return [
    what,
    ...sizes.map((size) => round(cpu(size))),
    round(ratio, 1),
    ratio <= bound ? 'met' : '**missed**',
    round(cpu(most) / cpu(most, bare), 1),
    round((measured.get(most)?.memory ?? Number.NaN) / 1e6),
  ];
}

function backendsByTarget(): readonly (readonly [backend: string, on: string])[] {
  return Object.entries<string>(JSON.parse(execFileSync(process.execPath, [app], { encoding: 'utf8' })));
}

function measure(args: readonly string[], folder: string): Figures {
  const dist = join(folder, 'dist');
  const { stdout } = run({
    folder,
    args: [app, ...args, dist],
    before: () => rmSync(dist, { recursive: true, force: true }),
  });
  return JSON.parse(stdout);
}
