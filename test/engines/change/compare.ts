import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App, Chart } from '../../../lib';
import { fastYaml } from '../../../lib/cli/manifests/fast-yaml';
import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../../lib/emit/memory-output';
import { collector, type Diff, diffWith } from '../../../lib/review';
import { type Case, readCase } from '../accept/cases';
import type { ChangeCase } from './cases';

/** An output, the next one, and what is said of the way from one to the other. */
export interface Compared {
  readonly before: Case;
  readonly after: Case;
  readonly diff: Diff;
}

export function compareCase({ before, after, targets }: ChangeCase, folder: string): Compared {
  const appOf = (make: (chart: Chart) => void): App => {
    const app = new App({ name: 'change', targets });
    make(new Chart(app, 'change'));
    return app;
  };
  return compareApps(appOf(before), appOf(after), folder);
}

/** Writes both outputs to `before` and `after` of a folder. Throws what either app is refused for. */
export function compareApps(before: App, after: App, folder: string): Compared {
  synthesize(before, join(folder, 'before'));
  const made = synthesize(after, join(folder, 'after'));
  const base = { type: 'folder', folder: join(folder, 'before'), name: 'before' } as const;
  const diff = diffWith(base, made, folder, fastYaml);
  if ('message' in diff) throw new Error(diff.message);
  return {
    before: readCase('before', join(folder, 'before')),
    after: readCase('after', join(folder, 'after')),
    diff,
  };
}

function synthesize(app: App, folder: string) {
  const output = memoryOutput();
  const { watcher, made } = collector();
  // So that paths of the project lead to somewhere beside the output, and not to this repository.
  const { failed, diagnostics } = synthesizeInto(app, output, { out: 'dist', watcher });
  if (failed) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  output.commit({});
  for (const [path, data] of output.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), data);
  }
  return made;
}

/** What was seen of each part and what is said; throws where they differ. */
export function same(seen: Readonly<Record<string, string>>, said: Readonly<Record<string, string>>): string {
  const wrong = [...new Set([...Object.keys(seen), ...Object.keys(said)])]
    .filter((name) => (seen[name] ?? 'unchanged') !== (said[name] ?? 'unchanged'))
    .map((name) => `${name}: seen ${seen[name] ?? 'unchanged'}, said ${said[name] ?? 'unchanged'}`);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${Object.keys(seen).length} parts`;
}
