import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './markdown';
import { run } from './run';
import { round } from './statistics';

/** What one run of an app of `bench/apps/axes` says of itself: milliseconds, and bytes at the highest. */
interface Figures {
  readonly cpu: number;
  readonly memory: number;
}

const app = join(__dirname, 'apps', 'axes', 'axes.mjs');

/** Four times as many cost four times as much, and what is measured on a busy machine is never exact. */
const times = 4;
const most = 1.25 * times;

/** What an app or one of its parts holds many of, one after the other, in a few and in four times as many. */
export function measureAxes(few: number): string {
  const out = mkdtempSync(join(tmpdir(), 'lading-bench-'));
  const many = times * few;
  try {
    const rows = axes().map((axis) => {
      process.stderr.write(`${axis} …\n`);
      const [less, more] = [few, many].map((count) => measure(axis, count, out));
      const ratio = (more?.cpu ?? Number.NaN) / (less?.cpu ?? Number.NaN);
      return [
        axis.replaceAll('-', ' '),
        round(less?.cpu ?? Number.NaN),
        round(more?.cpu ?? Number.NaN),
        round(ratio, 1),
        round((more?.memory ?? Number.NaN) / 1e6),
        ratio <= most ? 'met' : '**missed**',
      ];
    });
    const head = ['Many', `CPU ms, ${round(few)}`, `CPU ms, ${round(many)}`, 'ratio', 'peak memory MB'];
    return table([...head, `≤ ${most}`], rows);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function axes(): readonly string[] {
  return execFileSync(process.execPath, [app], { encoding: 'utf8' }).trim().split('\n');
}

function measure(axis: string, count: number, folder: string): Figures {
  const dist = join(folder, 'dist');
  const { stdout } = run({
    folder,
    args: [app, axis, String(count), dist],
    before: () => rmSync(dist, { recursive: true, force: true }),
  });
  return JSON.parse(stdout);
}
