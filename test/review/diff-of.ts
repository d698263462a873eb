import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, Chart } from '../../lib';
import { fastYaml } from '../../lib/cli/manifests/fast-yaml';
import { synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../lib/emit/memory-output';
import type { Target } from '../../lib/model/target';
import { collector, type Diff, diffWith } from '../../lib/review';
import type { ObjectChange } from '../../lib/review/change';

export type Make = (chart: Chart, app: App) => void;

const everyTarget: readonly Target[] = ['kubernetes', 'compose', 'swarm'];

export function made(make: Make) {
  const app = new App({ name: 'shop' });
  make(new Chart(app, 'shop'), app);
  const output = memoryOutput();
  const { watcher, made } = collector();
  const { failed, diagnostics } = synthesizeInto(app, output, { out: 'dist', targets: everyTarget, watcher });
  if (failed) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  output.commit({ app: 'shop' });
  return { made, files: output.files };
}

/** An earlier output, as it lies in a folder. */
export function written(make: Make): string {
  const folder = mkdtempSync(join(tmpdir(), 'lading-review-'));
  for (const [path, data] of made(make).files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  }
  return folder;
}

/** How an app differs from what it was. */
export function diffOf(before: Make, after: Make): Diff {
  const folder = written(before);
  const diff = diffWith({ type: 'folder', folder, name: 'before' }, made(after).made, folder, fastYaml);
  if ('message' in diff) throw new Error(diff.message);
  return diff;
}

/** Of each object that has changed, what happens to it. */
export function impactsOf(diff: Diff): Readonly<Record<string, string>> {
  return Object.fromEntries(
    changesIn(diff).map(({ target, object, effects }) => [
      `${target} ${object}`,
      effects.map(({ impact }) => impact).join(' '),
    ]),
  );
}

export function changesIn({ groups }: Diff): readonly ObjectChange[] {
  return groups.flatMap(({ objects }) => objects);
}

export function changeOf(diff: Diff, target: Target, object: string): ObjectChange {
  const found = changesIn(diff).find((change) => change.target === target && change.object === object);
  if (found === undefined) throw new Error(`${object} has not changed: ${JSON.stringify(impactsOf(diff))}`);
  return found;
}
