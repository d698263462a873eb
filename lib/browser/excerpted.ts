import type { Graph, GraphEdge, GraphNode } from '../review/graph/graph';

/** So many nodes can be looked at together. */
export const readable = 60;
/** And so many can be drawn. */
export const drawable = 400;

/** The prefix of a node that stands for all of a chart. */
export const foldMark = '\0chart ';

/** Some nodes and whom they lead to, or who leads to them. */
export function around(graph: Graph, ...centers: readonly string[]): Graph {
  const meant = new Set(centers);
  const near = new Set(centers);
  for (const { from, to } of graph.edges) {
    if (meant.has(from)) near.add(to);
    if (meant.has(to)) near.add(from);
  }
  return only(graph, near);
}

export function only(graph: Graph, ids: ReadonlySet<string>): Graph {
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => ids.has(id)),
    edges: graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  };
}

/** Every chart as one node, but for the one that is open; what belongs to none is left out where nobody in it is meant. */
export function folded(graph: Graph, open?: string): Graph {
  const sizes = new Map<string, number>();
  const standsFor = new Map<string, string>();
  const nodes: GraphNode[] = [];
  for (const node of graph.nodes) {
    const { chart } = node;
    if (chart === undefined || chart === open) continue;
    sizes.set(chart, (sizes.get(chart) ?? 0) + 1);
    standsFor.set(node.id, foldMark + chart);
  }
  const chartOf = new Map(graph.nodes.map(({ id, chart }) => [id, chart]));
  const isOpen = (id: string) => open !== undefined && chartOf.get(id) === open;
  const shared = new Set(
    graph.edges.flatMap(({ from, to }) => (isOpen(from) || isOpen(to) ? [from, to] : [])),
  );
  for (const node of graph.nodes)
    if (node.chart === open ? open !== undefined : node.chart === undefined && shared.has(node.id))
      nodes.push(node);
  for (const [chart, size] of sizes)
    nodes.push({ id: foldMark + chart, kind: 'workload', label: `${chart} (${size})` });
  const kept = new Set(nodes.map(({ id }) => id));
  const edges = new Map<string, GraphEdge>();
  for (const edge of graph.edges) {
    const from = standsFor.get(edge.from) ?? edge.from;
    const to = standsFor.get(edge.to) ?? edge.to;
    if (from === to || !kept.has(from) || !kept.has(to)) continue;
    const isWhole = from === edge.from && to === edge.to;
    edges.set([from, to, edge.kind].join('\0'), isWhole ? edge : { from, to, kind: edge.kind });
  }
  return { ...graph, nodes, edges: [...edges.values()] };
}
