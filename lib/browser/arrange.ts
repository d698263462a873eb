import type { Graph, GraphNode } from '../review/graph/graph';
import { layout } from '../review/graph/layout';

/** A node with its place; in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A chart, as the area that its nodes stand in. */
export interface Area extends Box {
  readonly chart: string;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly areas: readonly Area[];
  /** Of each edge, in their order, the boxes that it passes. */
  readonly ways: readonly (readonly Box[])[];
}

const node = { height: 44, gap: 18, letter: 7.4, padding: 34, narrowest: 78, widest: 240 };
const layerGap = 66;
const margin = 22;
const area = { top: 30, side: 16, gap: 26 };

/** From left to right along the edges, and each chart in a band of its own. */
export function arrange(graph: Graph): Picture {
  const { layers, ways } = layout(graph);
  const nodes = new Map(graph.nodes.map((each) => [each.id, each]));
  const bandOf = (each: GraphNode | undefined) =>
    each?.chart ?? (each?.kind === 'host' ? '\0first' : '\0last');
  const passing = new Map<string, string>();
  for (const [index, way] of ways.entries())
    for (const place of way) passing.set(place, bandOf(nodes.get(graph.edges[index]?.from ?? '')));
  const bands = ['\0first', ...graph.charts.map(({ id }) => id), '\0last'];
  const columns = layers.map((layer) => {
    const within = new Map<string, string[]>();
    for (const id of layer) {
      const each = nodes.get(id);
      const band = each === undefined ? (passing.get(id) ?? '\0last') : bandOf(each);
      within.set(band, [...(within.get(band) ?? []), id]);
    }
    return within;
  });
  const widthOf = (id: string): number => {
    const label = nodes.get(id)?.label;
    if (label === undefined) return 0;
    return Math.max(node.narrowest, Math.min(node.widest, label.length * node.letter + node.padding));
  };
  const heightOf = (id: string): number => (nodes.has(id) ? node.height : 10);
  const tall = (ids: readonly string[]) =>
    ids.reduce((sum, id) => sum + heightOf(id) + node.gap, ids.length > 0 ? -node.gap : 0);

  const boxes = new Map<string, Box>();
  const areas: Area[] = [];
  const lefts: number[] = [];
  let x = margin + area.side;
  for (const layer of layers) {
    lefts.push(x);
    x += Math.max(0, ...layer.map(widthOf)) + layerGap;
  }
  let top = margin;
  for (const band of bands) {
    const height = Math.max(0, ...columns.map((column) => tall(column.get(band) ?? [])));
    if (height === 0) continue;
    const isChart = !band.startsWith('\0');
    const begin = top + (isChart ? area.top : 0);
    const own: Box[] = [];
    for (const [at, column] of columns.entries()) {
      const ids = column.get(band) ?? [];
      const widest = Math.max(0, ...(layers[at] ?? []).map(widthOf));
      let y = begin + (height - tall(ids)) / 2;
      for (const id of ids) {
        const width = widthOf(id);
        const box = { x: (lefts[at] ?? 0) + (widest - width) / 2, y, width, height: heightOf(id) };
        boxes.set(id, box);
        if (nodes.has(id)) own.push(box);
        y += box.height + node.gap;
      }
    }
    if (isChart && own.length > 0) {
      const left = Math.min(...own.map((box) => box.x)) - area.side;
      const right = Math.max(...own.map((box) => box.x + box.width)) + area.side;
      areas.push({
        chart: band,
        x: left,
        y: top,
        width: right - left,
        height: height + area.top + area.side,
      });
    }
    top = begin + height + (isChart ? area.side : 0) + area.gap;
  }
  const right = Math.max(0, ...[...boxes.values(), ...areas].map((box) => box.x + box.width));
  return {
    width: right + margin,
    height: top - area.gap + margin,
    boxes,
    areas,
    ways: ways.map((way) => way.flatMap((id) => boxes.get(id) ?? [])),
  };
}
