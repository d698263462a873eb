import type { Graph, GraphEdge } from './graph';

/** Where a node stands: the layer from the left, and the place in it from the top. */
export interface Layout {
  /** Nodes, and places that are kept free for edges which pass by. */
  readonly layers: readonly (readonly string[])[];
  /** Of each edge, in their order, the places that it passes on its way. */
  readonly ways: readonly (readonly string[])[];
}

/** Passes over all layers, after which hardly anything moves. */
const sweeps = 8;

/**
 * A layered layout: everybody stands to the left of whom they lead to, as far as there is no circle, and within a layer
 * near to their neighbours, which keeps lines from crossing. Linear in nodes and edges, but for sorting.
 */
export function layout(graph: Graph): Layout {
  const { nodes, edges } = graph;
  const ids = nodes.map(({ id }) => id);
  const forward = withoutCircles(ids, edges);
  const depth = depths(ids, forward);
  const layers: string[][] = [];
  for (const id of ids) {
    const at = depth.get(id) ?? 0;
    const layer = layers[at];
    if (layer === undefined) layers[at] = [id];
    else layer.push(id);
  }
  const ways = forward.map(({ from, to }, index) => {
    const way: string[] = [];
    for (let at = (depth.get(from) ?? 0) + 1; at < (depth.get(to) ?? 0); at += 1) {
      const place = `\0${index} ${at}`;
      way.push(place);
      layers[at]?.push(place);
    }
    return way;
  });
  const hops = forward.flatMap(({ from, to }, index) => {
    const stops = [from, ...(ways[index] ?? []), to];
    return stops.slice(1).map((stop, at): Ends => ({ from: stops[at] ?? from, to: stop }));
  });
  const left = neighbours(
    hops,
    ({ to }) => to,
    ({ from }) => from,
  );
  const right = neighbours(
    hops,
    ({ from }) => from,
    ({ to }) => to,
  );
  const all = [...layers].map((layer) => layer ?? []);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isBack = sweep % 2 === 1;
    const order = isBack ? [...all.keys()].reverse() : [...all.keys()];
    const beside = isBack ? right : left;
    const place = new Map(all.flatMap((layer) => layer.map((id, index): [string, number] => [id, index])));
    for (const at of order) {
      const layer = all[at] ?? [];
      const weight = new Map(
        layer.map((id) => [id, middle(beside.get(id) ?? [], place) ?? place.get(id) ?? 0]),
      );
      layer.sort((a, b) => (weight.get(a) ?? 0) - (weight.get(b) ?? 0));
      for (const [index, id] of layer.entries()) place.set(id, index);
    }
  }
  return {
    layers: all,
    ways: ways.map((way, index) => (turned(graph.edges[index], forward[index]) ? [...way].reverse() : way)),
  };
}

function turned(edge: Ends | undefined, forward: Ends | undefined): boolean {
  return edge?.from !== forward?.from;
}

function middle(of: readonly string[], place: ReadonlyMap<string, number>): number | undefined {
  if (of.length === 0) return undefined;
  return of.reduce((sum, id) => sum + (place.get(id) ?? 0), 0) / of.length;
}

type Ends = Pick<GraphEdge, 'from' | 'to'>;

/** Edges that lead back to somebody whose way led here are turned around. */
function withoutCircles(ids: readonly string[], edges: readonly GraphEdge[]): Ends[] {
  const outgoing = neighbours(
    edges,
    ({ from }) => from,
    ({ to }) => to,
  );
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  // A circle is best cut where its way leads back to what is nearest to the outside.
  const targets = new Set(edges.map(({ to }) => to));
  const sources = ids.filter((id) => !targets.has(id));
  for (const start of [...sources, ...ids]) {
    if (state.has(start)) continue;
    // A chain may be longer than calls can be nested.
    const stack = [{ id: start, next: 0 }];
    state.set(start, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = outgoing.get(top.id)?.[top.next];
      top.next += 1;
      if (to === undefined) {
        state.set(top.id, 'done');
        stack.pop();
      } else if (state.get(to) === 'open') back.add(`${top.id}\0${to}`);
      else if (!state.has(to)) {
        state.set(to, 'open');
        stack.push({ id: to, next: 0 });
      }
    }
  }
  return edges.map(({ from, to }) => (back.has(`${from}\0${to}`) ? { from: to, to: from } : { from, to }));
}

/** The longest way to each node. */
function depths(ids: readonly string[], edges: readonly Ends[]): ReadonlyMap<string, number> {
  const outgoing = neighbours(
    edges,
    ({ from }) => from,
    ({ to }) => to,
  );
  const waiting = new Map(ids.map((id) => [id, 0]));
  for (const { to } of edges) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const depth = new Map<string, number>();
  const ready = ids.filter((id) => waiting.get(id) === 0);
  for (const id of ready) {
    for (const to of outgoing.get(id) ?? []) {
      depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(id) ?? 0) + 1));
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return depth;
}

function neighbours<E>(
  edges: readonly E[],
  of: (edge: E) => string,
  to: (edge: E) => string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const edge of edges) {
    const list = found.get(of(edge));
    if (list === undefined) found.set(of(edge), [to(edge)]);
    else list.push(to(edge));
  }
  return found;
}
