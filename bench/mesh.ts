import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './markdown';
import { run } from './run';
import { median, round } from './statistics';

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

/** What a mesh costs: as it grows, and beside the same app without one, whose members call the same. */
export function measureMeshes(rounds: number): string {
  const out = mkdtempSync(join(tmpdir(), 'lading-bench-'));
  try {
    const backends = backendsByTarget();
    const cases = [...new Set(backends.map(([, on]) => on)).values()].flatMap((on) => [
      [none, on] as const,
      ...backends.filter((each) => each[1] === on),
    ]);
    const figures = new Map<string, Figures[]>();
    for (let round = 0; round < rounds; round++)
      for (const [backend, on] of cases)
        for (const size of sizes) {
          const key = `${on} ${backend} ${size}`;
          process.stderr.write(`${key} …\n`);
          figures.set(key, [...(figures.get(key) ?? []), measure([backend, on, String(size)], out)]);
        }
    const cpu = (backend: string, on: string, size: number) =>
      median((figures.get(`${on} ${backend} ${size}`) ?? []).map((each) => each.cpu));
    const rows = cases.map(([backend, on]) => {
      const ratio = cpu(backend, on, most) / cpu(backend, on, least);
      const memory = (figures.get(`${on} ${backend} ${most}`) ?? []).map((each) => each.memory);
      return [
        backend === none ? `${on}, no mesh` : `${on}, \`${backend}\``,
        ...sizes.map((size) => round(cpu(backend, on, size))),
        round(ratio, 1),
        ratio <= bound ? 'met' : '**missed**',
        round(cpu(backend, on, most) / cpu(none, on, most), 1),
        round(median(memory) / 1e6),
      ];
    });
    const counted = sizes.map((size) => `CPU ms, ${round(size)}`);
    return table(['Members', ...counted, 'ratio', `≤ ${bound}`, '× no mesh', 'peak memory MB'], rows);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
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
