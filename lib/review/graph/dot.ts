import type { Graph, GraphNode } from './graph';
import { lines, shapes } from './kinds';

/** For Graphviz. */
export function dot({ app, charts, nodes, edges }: Graph): string {
  const text = [`digraph ${quoted(app)} {`, '  rankdir=LR;', '  node [fontname="sans-serif"];'];
  for (const { id, namespace } of charts) {
    const inside = nodes.filter(({ chart }) => chart === id);
    if (inside.length === 0) continue;
    const title = namespace === undefined || namespace === id ? id : `${id} (${namespace})`;
    text.push(`  subgraph ${quoted(`cluster_${id}`)} {`, `    label=${quoted(title)};`);
    for (const node of inside) text.push(`    ${drawn(node)}`);
    text.push('  }');
  }
  for (const node of nodes) if (node.chart === undefined) text.push(`  ${drawn(node)}`);
  for (const { from, to, kind, label } of edges) {
    const said = label === undefined ? '' : `, label=${quoted(label)}`;
    const head = kind === 'mounts' || kind === 'reads' ? ', arrowhead=none' : '';
    text.push(`  ${quoted(from)} -> ${quoted(to)} [style=${lines[kind].dot}${said}${head}];`);
  }
  return `${text.join('\n')}\n}\n`;
}

function drawn({ id, kind, label }: GraphNode): string {
  return `${quoted(id)} [shape=${shapes[kind].dot}, label=${quoted(label)}];`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', ' ')}"`;
}
