import type { Graph } from '../review/graph/graph';

/** Where hosts stand, before all charts, and what is outside of the app, after them. */
const before = '\0before';
export const after = '\0after';

/** What stands in a row, or in a column, of its own. */
export interface Band {
  readonly id: string;
  readonly label?: string;
  readonly namespace?: string;
  /** Several charts are in its namespace, and stand together. */
  readonly isShared: boolean;
}

/** The charts, those of one namespace together, between what comes from outside and what leads there. */
export function bandsOf({ charts }: Graph): readonly Band[] {
  const of = new Map<string, Graph['charts'][number][]>();
  for (const chart of charts) {
    const key = chart.namespace ?? `\0${chart.id}`;
    of.set(key, [...(of.get(key) ?? []), chart]);
  }
  const bands = [...of.values()].flatMap((group) =>
    group.map(({ id, namespace }): Band => {
      const isShared = group.length > 1;
      const isSaid = isShared || namespace === undefined || namespace === id;
      return { id, namespace, isShared, label: isSaid ? id : `${id} · namespace ${namespace}` };
    }),
  );
  return [{ id: before, isShared: false }, ...bands, { id: after, isShared: false }];
}

/** What belongs to no chart, but to nodes of one alone, stands with them: a secret, a volume. */
export function homesOf({ nodes, edges }: Graph): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const { id, chart, kind } of nodes) {
    if (chart !== undefined) homes.set(id, chart);
    else if (kind === 'host') homes.set(id, before);
    else if (kind === 'external') homes.set(id, after);
  }
  const found = new Map<string, string>();
  for (const { from, to } of edges) {
    const home = homes.get(from);
    if (homes.has(to) || home === undefined) continue;
    found.set(to, found.has(to) && found.get(to) !== home ? after : home);
  }
  return new Map([...homes, ...found]);
}
