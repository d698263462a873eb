import { join } from 'node:path';
import type { SynthRequest, SynthResult } from '../constructs/run/synth-request';
import { packageRoot } from '../diagnostics/package-root';
import { count } from '../diagnostics/summary';
import type { Watcher } from '../passes/watcher';
import type { Base } from '../review/base/base';
import type { ReadYaml } from '../review/base/read-base';
import type { Diff } from '../review/change';
import type { NotComparable } from '../review/diff';

/** Sees an app being made, and compares it when it is done. */
export interface Reviewer {
  readonly watcher: Watcher;
  /** @param out The folder of the output; absolute. */
  finish(out: string): Diff | NotComparable | undefined;
}

/** Loads what compares, which few runs need. */
export function openReviewer(base: Base, mode: SynthRequest['mode']): Reviewer {
  const { against, collector, diffWith }: typeof import('../review') = require('../review');
  if (mode !== 'review') return { watcher: against(base, readYaml), finish: () => undefined };
  const { watcher, made } = collector();
  return { watcher, finish: (out) => diffWith(base, made, out, readYaml) };
}

const readYaml: ReadYaml = (text, dialect) => {
  const { fastYaml }: typeof import('./manifests/fast-yaml') = require(
    join(packageRoot(), 'build', 'fast-yaml.js'),
  );
  return fastYaml(text, dialect);
};

/** Nothing where an error has kept the app from being made. */
export function compared(
  { finish }: Reviewer,
  { out, diagnostics }: Pick<SynthResult, 'out' | 'diagnostics'>,
): Diff | NotComparable | undefined {
  return out === '' || count(diagnostics).errors > 0 ? undefined : finish(out);
}
