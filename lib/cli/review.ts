import { join } from 'node:path';
import type { SynthResult } from '../constructs/run/synth-request';
import { packageRoot } from '../diagnostics/package-root';
import { count } from '../diagnostics/summary';
import type { Watcher } from '../passes/watcher';
import type { ReadYaml } from '../review/base/read-base';
import type { Review, ReviewRequest } from '../review/request';

/** Sees an app being made, and says what was asked when it is done. */
export interface Reviewer {
  readonly watcher: Watcher;
  readonly request: ReviewRequest;
  /** @param out The folder of the output; absolute. */
  finish(out: string): Review;
}

/** Loads what compares and draws, which few runs need. */
export function openReviewer(request: ReviewRequest): Reviewer {
  const { openReview }: typeof import('../review') = require('../review');
  return { ...openReview(request, readYaml), request };
}

const readYaml: ReadYaml = (text, dialect) => {
  const { fastYaml }: typeof import('./manifests/fast-yaml') = require(
    join(packageRoot(), 'build', 'fast-yaml.js'),
  );
  return fastYaml(text, dialect);
};

/** Nothing where an error has kept the app from being made; a page shows as much as there is, with the error. */
export function reviewed(
  { finish, request: { page } }: Reviewer,
  { out, diagnostics }: Pick<SynthResult, 'out' | 'diagnostics'>,
): Review | undefined {
  if (out === '') return undefined;
  if (count(diagnostics).errors === 0) return finish(out);
  return page ? { pages: finish(out).pages } : undefined;
}
