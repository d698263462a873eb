import type { Graph, GraphNode } from '../review/graph/graph';
import { layout } from '../review/graph/layout';
import { after, bandsOf, homesOf } from './bands';
import { settled } from './settled';

/** A node with its place; in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A chart, or a namespace of several, as the area that its nodes stand in. */
export interface Area extends Box {
  readonly label: string;
}

/** The whole of a graph with its places. */
export interface Picture {
  /** Whether the edges lead down, and not to the right. */
  readonly isDown: boolean;
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly areas: readonly Area[];
  /** Of each edge, in their order, the boxes that it passes. */
  readonly ways: readonly (readonly Box[])[];
}

const node = { height: 46, letter: 7.4, padding: 36, narrowest: 84, widest: 240 };
/** Between nodes: along the edges, and across them. */
const gaps = { right: { along: 78, across: 24 }, down: { along: 54, across: 28 } };
/** How wide an edge is that passes. */
const lane = 12;
const margin = 22;
const area = { head: 30, side: 16, gap: 24 };

/** To the right along the edges, or down, and each chart in a band of its own. */
export function arrange(graph: Graph, isDown: boolean): Picture {
  const { layers, ways } = layout(graph);
  const gap = isDown ? gaps.down : gaps.right;
  const nodes = new Map(graph.nodes.map((each) => [each.id, each]));
  const homes = homesOf(graph);
  const passing = new Map<string, string>();
  for (const [index, way] of ways.entries())
    for (const place of way) passing.set(place, homes.get(graph.edges[index]?.from ?? '') ?? after);
  const homeOf = (id: string): string => homes.get(id) ?? passing.get(id) ?? after;
  const widthOf = ({ label }: GraphNode): number =>
    Math.max(node.narrowest, Math.min(node.widest, label.length * node.letter + node.padding));
  const sizeOf = (id: string): readonly [along: number, across: number] => {
    const each = nodes.get(id);
    if (each === undefined) return [0, lane];
    return isDown ? [node.height, widthOf(each)] : [widthOf(each), node.height];
  };
  const begins: number[] = [];
  const lengths = layers.map((layer) => Math.max(0, ...layer.map((id) => sizeOf(id)[0])));
  const bands = bandsOf(graph);
  const frames = bands.some(({ isShared }) => isShared) ? 2 : 1;
  let along = margin + (isDown ? area.head : area.side) * frames;
  for (const length of lengths) {
    begins.push(along);
    along += length + gap.along;
  }
  const near = neighbours(graph, ways);
  const boxes = new Map<string, Box>();
  const areas: Area[] = [];
  let across = margin;
  let namespace: { readonly label: string; readonly own: Box[] } | undefined;
  const closeNamespace = (): void => {
    if (namespace === undefined) return;
    areas.unshift({ label: namespace.label, ...around(namespace.own) });
    namespace = undefined;
    across += area.side;
  };
  for (const { id: home, namespace: of, label, isShared } of bands) {
    const columns = layers.map((layer) => layer.filter((id) => homeOf(id) === home));
    if (columns.every((column) => column.length === 0)) continue;
    if (isShared && namespace?.label !== `namespace ${of}`) {
      closeNamespace();
      namespace = { label: `namespace ${of}`, own: [] };
      across += isDown ? area.side : area.head;
    } else if (!isShared) closeNamespace();
    const isArea = label !== undefined;
    const centers = settled(columns, (id) => sizeOf(id)[1] + gap.across, near);
    const ends = columns.flat().map((id): [number, number] => {
      const [center, half] = [centers.get(id) ?? 0, sizeOf(id)[1] / 2];
      return [center - half, center + half];
    });
    const low = Math.min(...ends.map(([from]) => from));
    const high = Math.max(...ends.map(([, to]) => to));
    const begin = across + (isArea ? (isDown ? area.side : area.head) : 0);
    const own: Box[] = [];
    for (const [at, column] of columns.entries())
      for (const id of column) {
        const isNode = nodes.has(id);
        const [length, size] = sizeOf(id);
        const from = (begins[at] ?? 0) + (isNode ? ((lengths[at] ?? 0) - length) / 2 : 0);
        const to = begin + (centers.get(id) ?? 0) - low - size / 2;
        const long = isNode ? length : (lengths[at] ?? 0);
        const box = isDown
          ? { x: to, y: from, width: size, height: long }
          : { x: from, y: to, width: long, height: size };
        boxes.set(id, box);
        own.push(box);
      }
    across = begin + high - low;
    if (isArea) {
      const drawn = around(own);
      areas.push({ label, ...drawn });
      namespace?.own.push(drawn);
      across += area.side;
    }
    across += area.gap;
  }
  closeNamespace();
  const all = [...boxes.values(), ...areas];
  return {
    isDown,
    width: Math.max(0, ...all.map((box) => box.x + box.width)) + margin,
    height: Math.max(0, ...all.map((box) => box.y + box.height)) + margin,
    boxes,
    areas,
    ways: ways.map((way) => way.flatMap((id) => boxes.get(id) ?? [])),
  };
}

/** What stands around some boxes, with room for a title. */
function around(own: readonly Box[]): Box {
  const x = Math.min(...own.map((box) => box.x)) - area.side;
  const y = Math.min(...own.map((box) => box.y)) - area.head;
  return {
    x,
    y,
    width: Math.max(...own.map((box) => box.x + box.width)) + area.side - x,
    height: Math.max(...own.map((box) => box.y + box.height)) + area.side - y,
  };
}

/** Who is next to whom on the way of some edge. */
function neighbours({ edges }: Graph, ways: readonly (readonly string[])[]) {
  const near = new Map<string, string[]>();
  const add = (one: string, other: string): void => {
    const known = near.get(one);
    if (known === undefined) near.set(one, [other]);
    else known.push(other);
  };
  for (const [index, { from, to }] of edges.entries()) {
    const stops = [from, ...(ways[index] ?? []), to];
    for (const [at, stop] of stops.slice(1).entries()) {
      const last = stops[at] ?? from;
      add(last, stop);
      add(stop, last);
    }
  }
  return near;
}
