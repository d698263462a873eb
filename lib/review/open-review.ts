import type { Watcher } from '../passes/watcher';
import { against as heldAgainst } from './against';
import type { ReadYaml } from './base/read-base';
import { diffWith } from './diff';
import type { Graph } from './graph/graph';
import { graphOf } from './graph/graph-of';
import { meshGraphOf } from './graph/mesh-graph-of';
import { collector } from './made';
import { explainer } from './mesh/explain';
import type { Review, ReviewRequest } from './request';

/** Sees an app being made, and says what was asked when it is done. */
export function openReview(
  { base, against, graph, explain }: ReviewRequest,
  readYaml: ReadYaml,
): { readonly watcher: Watcher; finish(out: string): Review } {
  if (against !== undefined) return { watcher: heldAgainst(against, readYaml), finish: () => ({}) };
  if (explain !== undefined) {
    const { watcher, finish } = explainer(explain);
    return { watcher, finish: () => ({ explained: finish() }) };
  }
  const { watcher, made } = collector();
  const graphs: Graph[] = [];
  const nothing = () => undefined;
  return {
    watcher: {
      ...(base === undefined ? { object: nothing, bytes: nothing } : watcher),
      app(app, prepared) {
        if (graph !== undefined) graphs.push((graph === 'mesh' ? meshGraphOf : graphOf)(app, prepared));
      },
    },
    finish: (out) => ({
      ...(base && { diff: diffWith(base, made, out, readYaml) }),
      ...(graph && { graphs }),
    }),
  };
}
