/** Answers the places that one place leads to. */
export type Edges = (node: number) => readonly number[];

interface Visit {
  readonly node: number;
  /** How many of its edges have been followed. */
  followed: number;
}

/**
 * The groups of nodes that all reach each other (Tarjan's algorithm), single nodes left out. Linear, and without
 * recursion: a chain of ten thousand is as good as one of ten.
 */
export function circularComponents(size: number, edges: Edges): number[][] {
  const found = new Int32Array(size);
  const lowest = new Int32Array(size);
  const waiting = new Uint8Array(size);
  const stack: number[] = [];
  const visits: Visit[] = [];
  const components: number[][] = [];
  let time = 0;

  const enter = (node: number) => {
    time++;
    found[node] = time;
    lowest[node] = time;
    waiting[node] = 1;
    stack.push(node);
    visits.push({ node, followed: 0 });
  };
  const lower = (node: number, to: number) => {
    lowest[node] = Math.min(at(lowest, node), to);
  };
  const leave = (node: number) => {
    visits.pop();
    const parent = visits.at(-1);
    if (parent) lower(parent.node, at(lowest, node));
    if (lowest[node] !== found[node]) return;
    const members = stack.splice(stack.lastIndexOf(node));
    for (const member of members) waiting[member] = 0;
    if (members.length > 1 || edges(node).includes(node)) components.push(members.sort((a, b) => a - b));
  };

  for (let root = 0; root < size; root++) {
    if (found[root] === 0) enter(root);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const next = edges(visit.node)[visit.followed];
      visit.followed++;
      if (next === undefined) leave(visit.node);
      else if (found[next] === 0) enter(next);
      else if (waiting[next] === 1) lower(visit.node, at(found, next));
    }
  }
  return components;
}

/** A shortest way from a node back to itself within its component, the node first. */
export function shortestCycle(start: number, component: readonly number[], edges: Edges): number[] {
  const members = new Set(component);
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const next of edges(node)) {
      if (next === start) return wayTo(node, start, cameFrom);
      if (!members.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return [start];
}

function wayTo(end: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way = [end];
  for (let node: number | undefined = end; node !== undefined && node !== start; ) {
    node = cameFrom.get(node);
    if (node !== undefined) way.push(node);
  }
  return way.reverse();
}

function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}
