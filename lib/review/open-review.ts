import type { Watcher } from '../passes/watcher';
import { against as heldAgainst } from './against';
import type { ReadYaml } from './base/read-base';
import { diffWith } from './diff';
import type { Graph } from './graph/graph';
import { graphOf } from './graph/graph-of';
import { meshGraphOf } from './graph/mesh-graph-of';
import { collector } from './made';
import { explainer } from './mesh/explain';
import { pageCollector } from './page/page-collector';
import type { Review, ReviewRequest } from './request';

/** Sees an app being made, and says what was asked when it is done. */
export function openReview(
  { base, against, graph, explain, page }: ReviewRequest,
  readYaml: ReadYaml,
): { readonly watcher: Watcher; finish(out: string): Review } {
  if (against !== undefined) return { watcher: heldAgainst(against, readYaml), finish: () => ({}) };
  if (explain !== undefined) {
    const { watcher, finish } = explainer(explain);
    return { watcher, finish: () => ({ explained: finish() }) };
  }
  const { watcher, made } = collector();
  const graphs: Graph[] = [];
  const pages: ReturnType<typeof pageCollector>[] = [];
  return {
    watcher: {
      app(app, prepared) {
        if (graph !== undefined) graphs.push((graph === 'mesh' ? meshGraphOf : graphOf)(app, prepared));
        if (page) pages.push(pageCollector(app, prepared, base !== undefined));
      },
      object(object) {
        if (base) watcher.object(object);
        pages.at(-1)?.object(object);
      },
      bytes(...given) {
        if (base) watcher.bytes(...given);
        pages.at(-1)?.bytes(...given);
      },
    },
    finish(out) {
      const diff = base && diffWith(base, made, out, readYaml);
      return {
        ...(diff && { diff }),
        ...(graph && { graphs }),
        ...(page && { pages: pages.map((each) => each.finish(diff)) }),
      };
    },
  };
}
