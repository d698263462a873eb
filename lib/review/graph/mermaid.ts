import type { Graph, GraphNode } from './graph';
import { lines, shapes } from './kinds';

/** For Markdown: GitHub and GitLab draw it. */
export function mermaid({ charts, nodes, edges }: Graph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const text = ['flowchart LR'];
  for (const { id, namespace } of charts) {
    const inside = nodes.filter(({ chart }) => chart === id);
    if (inside.length === 0) continue;
    const title = namespace === undefined || namespace === id ? id : `${id} (${namespace})`;
    text.push(`  subgraph ${quoted(`c_${id}`)}[${quoted(title)}]`);
    for (const node of inside) text.push(`    ${drawn(node)}`);
    text.push('  end');
  }
  for (const node of nodes) if (node.chart === undefined) text.push(`  ${drawn(node)}`);
  for (const { from, to, kind, label } of edges) {
    const said = label === undefined ? '' : `|${quoted(label)}|`;
    text.push(`  ${ids.get(from)} ${lines[kind].mermaid}${said} ${ids.get(to)}`);
  }
  return `${text.join('\n')}\n`;

  function drawn({ id, kind, label }: GraphNode): string {
    const [open, close] = shapes[kind].mermaid;
    return `${ids.get(id)}${open}${quoted(label)}${close}`;
  }
}

/** Mermaid knows no escapes but those of HTML. */
function quoted(text: string): string {
  return `"${text.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;')}"`;
}
