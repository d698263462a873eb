import type { EdgeKind, Graph, GraphNode, NodeKind } from './graph';
import { type Layout, layout } from './layout';

/** Sizes, in pixels. */
const node = { height: 36, gap: 22, letter: 7.3, padding: 28 };
const layerGap = 90;
const margin = 24;
const legendHeight = 40;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const dashes: Readonly<Record<EdgeKind, string>> = {
  calls: '',
  route: '',
  selects: '',
  waits: '2 5',
  mounts: '',
  reads: '7 4',
};

const words: Readonly<Record<NodeKind, string>> = {
  workload: 'workload',
  service: 'service',
  host: 'host',
  volume: 'volume',
  secret: 'secret',
  external: 'outside of the app',
};

const style = `
svg{--ink:#1b1f24;--paper:#fff;--line:#6a737d;--box:#eef3fb;--edge:#3b5f9e;font:13px ui-sans-serif,system-ui,sans-serif;background:var(--paper)}
@media(prefers-color-scheme:dark){svg{--ink:#e6edf3;--paper:#0d1117;--line:#8b949e;--box:#1b2636;--edge:#79a8f0}}
text{fill:var(--ink)}.s{fill:var(--box);stroke:var(--edge);stroke-width:1.4}.e{fill:none;stroke:var(--line);stroke-width:1.3}.route{stroke-width:2.6}.l{font-size:11px;paint-order:stroke;stroke:var(--paper);stroke-width:3px}
`.trim();

/** A picture of a graph that needs nothing but itself, in light and in dark. */
export function svg(graph: Graph): string {
  const { layers, ways } = layout(graph);
  const boxes = placed(graph, layers);
  const all = [...boxes.values()];
  const width = Math.max(420, ...all.map((box) => box.x + box.width)) + margin;
  const height = Math.max(0, ...all.map((box) => box.y + node.height)) + margin + legendHeight;
  const title = `${graph.app}${graph.environment === undefined ? '' : ` (${graph.environment})`}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img" aria-labelledby="t">`,
    `<title id="t">${escaped(`What ${title} is made of`)}</title>`,
    `<style>${style}</style>`,
    '<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="var(--line)"/></marker></defs>',
    ...graph.edges.map((edge, index) => line(edge, ways[index] ?? [], boxes)),
    ...graph.nodes.map((each) => drawn(each, boxes.get(each.id))),
    legend(graph, height - legendHeight + 8),
    '</svg>\n',
  ].join('\n');
}

function placed(graph: Graph, layers: Layout['layers']): ReadonlyMap<string, Box> {
  const labels = new Map(graph.nodes.map(({ id, label }) => [id, label]));
  const boxes = new Map<string, Box>();
  const tallest = Math.max(0, ...layers.map((layer) => layer.length));
  let x = margin;
  for (const layer of layers) {
    const widths = layer.map((id) => (labels.get(id) ?? '').length * node.letter + node.padding);
    const widest = Math.max(0, ...widths);
    const top = margin + ((tallest - layer.length) * (node.height + node.gap)) / 2;
    for (const [index, id] of layer.entries()) {
      const width = widths[index] ?? 0;
      boxes.set(id, { x: x + (widest - width) / 2, y: top + index * (node.height + node.gap), width });
    }
    x += widest + layerGap;
  }
  return boxes;
}

/** A curve through the places that it passes. */
function line(
  { from, to, kind, label }: Graph['edges'][number],
  way: readonly string[],
  boxes: ReadonlyMap<string, Box>,
): string {
  const stops = [from, ...way, to].flatMap((id) => boxes.get(id) ?? []);
  const [start, end] = [stops[0], stops.at(-1)];
  if (start === undefined || end === undefined || stops.length < 2) return '';
  const isBack = end.x < start.x;
  const middle = ({ y }: Box) => y + node.height / 2;
  let x = isBack ? start.x : start.x + start.width;
  let y = middle(start);
  let d = `M${round(x)} ${round(y)}`;
  let labelAt: readonly [number, number] | undefined;
  for (const stop of stops.slice(1)) {
    const nextX = isBack ? stop.x + stop.width : stop.x;
    const nextY = middle(stop);
    const bend = Math.max(20, Math.abs(nextX - x) / 2) * (isBack ? -1 : 1);
    d += `C${round(x + bend)} ${round(y)} ${round(nextX - bend)} ${round(nextY)} ${round(nextX)} ${round(nextY)}`;
    labelAt ??= [(x + nextX) / 2, (y + nextY) / 2 - 3];
    x = isBack ? stop.x : stop.x + stop.width;
    y = nextY;
    if (stop !== end) d += `H${round(x)}`;
  }
  const head = kind === 'mounts' || kind === 'reads' ? '' : ' marker-end="url(#a)"';
  const dash = dashes[kind] === '' ? '' : ` stroke-dasharray="${dashes[kind]}"`;
  const path = `<path class="e ${kind}"${dash}${head} d="${d}"/>`;
  if (label === undefined || labelAt === undefined) return path;
  const [labelX, labelY] = labelAt;
  return `${path}<text class="l" x="${round(labelX)}" y="${round(labelY)}" text-anchor="middle">${escaped(label)}</text>`;
}

function drawn({ kind, label, construct }: GraphNode, box: Box | undefined): string {
  if (box === undefined) return '';
  const { x, y, width } = box;
  const name = `<text x="${round(x + width / 2)}" y="${round(y + node.height / 2 + 4.5)}" text-anchor="middle">${escaped(label)}</text>`;
  const about = `<title>${escaped(`${words[kind]} ${construct ?? label}`)}</title>`;
  return `<g>${about}${shape(kind, x, y, width)}${name}</g>`;
}

function shape(kind: NodeKind, x: number, y: number, width: number): string {
  const { height } = node;
  const [right, bottom, half] = [x + width, y + height, y + height / 2];
  const path = (d: string) =>
    `<path class="s" d="${d.replace(/\d+\.\d+/g, (number) => String(round(Number(number))))}"/>`;
  switch (kind) {
    case 'workload':
      return `<rect class="s" x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" rx="5"/>`;
    case 'host':
      return `<rect class="s" x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" rx="${height / 2}"/>`;
    case 'service':
      return path(`M${x} ${y}H${right - 12}L${right} ${half} ${right - 12} ${bottom}H${x}z`);
    case 'volume':
      return path(
        `M${x} ${y + 5}a${width / 2} 5 0 0 1 ${width} 0V${bottom - 5}a${width / 2} 5 0 0 1-${width} 0zM${x} ${y + 5}a${width / 2} 5 0 0 0 ${width} 0`,
      );
    case 'secret':
      return path(`M${x} ${y}H${right - 11}L${right} ${y + 11}V${bottom}H${x}z`);
    case 'external':
      return path(
        `M${x + 11} ${y}H${right - 11}L${right} ${half} ${right - 11} ${bottom}H${x + 11}L${x} ${half}z`,
      );
  }
}

/** What the shapes mean, of those that there are. */
function legend({ nodes }: Graph, top: number): string {
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  let x = margin;
  const parts = kinds.map((kind) => {
    const label = words[kind];
    const part = `<g transform="translate(${x} ${round(top)}) scale(.6)">${shape(kind, 0, 0, 44)}</g><text class="l" x="${x + 33}" y="${round(top + 15)}">${label}</text>`;
    x += 50 + label.length * 6.5;
    return part;
  });
  return parts.join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
