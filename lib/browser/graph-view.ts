import type { Graph, GraphNode } from '../review/graph/graph';
import { arrange, type Picture } from './arrange';
import type { Shown } from './data';
import { h, plural, svg } from './dom';
import { drawnNode, type Look, tabOf } from './drawn-node';
import { drawnEdge } from './edge-line';
import { around, drawable, folded, foldMark, only, readable } from './excerpted';
import { marksOf } from './marks';
import { drag, light, walk } from './pointing';
import { go } from './state';

type Mode =
  | { readonly kind: 'all' | 'charts' | 'around' | 'changed' }
  | { readonly kind: 'chart'; readonly chart: string };

/** Smaller than this nobody reads the names. */
const smallest = 0.66;

/** The picture of an app, with whatever of it can be looked at together. */
export function graphView(shown: Shown): { readonly element: HTMLElement; select(path: string): void } {
  const { graph: whole, impacts, inCharts } = marksOf(shown.app);
  const element = h('div', { class: 'graph' });
  const isLarge = whole.nodes.length > readable;
  const uneven = new Set(
    shown.workloads.flatMap(({ gaps, node }) => (gaps.length > 0 && node ? [node] : [])),
  );
  let seen: Mode = { kind: !isLarge ? 'all' : whole.charts.length > 1 ? 'charts' : 'around' };
  let selected = '';
  let scale = 1;
  let isSpread = false;
  return { element, select };

  function select(path: string): void {
    const node = whole.nodes.find(({ construct }) => construct === path);
    const isNew = node?.id !== selected;
    selected = node?.id ?? '';
    if (whole.nodes.length > readable && node !== undefined && isNew && element.childElementCount > 0)
      seen = { kind: 'around' };
    draw();
  }

  function draw(): void {
    const graph = visible();
    const frame = h('div', { class: 'frame', tabindex: 0, role: 'region', 'aria-label': 'Graph of the app' });
    element.replaceChildren(controls(graph), frame);
    frame.append(picture(graph, frame, wayOf(graph, frame)));
    drag(frame);
    fitted(frame);
  }

  /** How tall the picture may be; in pixels, as the style has it. */
  function room(): number {
    return innerHeight * (isSpread ? 0.66 : 0.5);
  }

  /** To the right or down, whichever can be drawn larger. */
  function wayOf(graph: Graph, { clientWidth }: HTMLElement): Picture {
    const [right, down] = [arrange(graph, false), arrange(graph, true)];
    const scaleOf = ({ width, height }: Picture) => Math.min(1, clientWidth / width, room() / height);
    return scaleOf(down) > scaleOf(right) * 1.05 ? down : right;
  }

  function visible(): Graph {
    switch (seen.kind) {
      case 'all':
        return whole;
      case 'around':
        return around(whole, selected);
      case 'changed':
        return around(whole, ...[...impacts.keys()].slice(0, readable));
      case 'charts':
        return folded(whole);
      case 'chart': {
        const { chart } = seen;
        const ids = whole.nodes.flatMap((node) => (node.chart === chart ? [node.id] : []));
        return ids.length > drawable ? only(whole, new Set(ids.slice(0, readable))) : folded(whole, chart);
      }
    }
  }

  function controls({ nodes }: Graph): HTMLElement {
    const all = whole.nodes.length;
    const button = (text: string, mode: Mode, isThere: boolean) =>
      isThere
        ? h(
            'button',
            { type: 'button', 'aria-pressed': String(seen.kind === mode.kind), onclick: () => look(mode) },
            text,
          )
        : undefined;
    const name = whole.nodes.find(({ id }) => id === selected)?.label;
    const zoomer = (text: string, label: string, by: number) =>
      h('button', { type: 'button', 'aria-label': label, onclick: () => zoom(by) }, text);
    return h(
      'div',
      { class: 'controls' },
      h(
        'div',
        { class: 'group' },
        button(`Around ${name}`, { kind: 'around' }, name !== undefined),
        button(`Changed ${impacts.size}`, { kind: 'changed' }, impacts.size > 0),
        button('Charts', { kind: 'charts' }, whole.charts.length > 1 && all > readable),
        button('Whole app', { kind: 'all' }, all <= drawable),
      ),
      nodes.length < all
        ? h('span', { class: 'soft' }, `${nodes.length} of ${plural(all, 'node')}`)
        : undefined,
      h(
        'div',
        { class: 'group' },
        zoomer('−', 'Smaller', 1 / 1.25),
        zoomer('+', 'Larger', 1.25),
        h(
          'button',
          {
            type: 'button',
            class: 'spreader',
            'aria-pressed': String(isSpread),
            onclick: () => spread(!isSpread),
          },
          'Wide',
        ),
      ),
    );
  }

  function spread(to: boolean): void {
    isSpread = to;
    element.closest('.panel')?.classList.toggle('spread', to);
    draw();
    element.querySelector<HTMLElement>('.spreader')?.focus();
  }

  function look(mode: Mode): void {
    seen = mode;
    draw();
  }

  function zoom(by: number): void {
    const picture = element.querySelector('svg');
    if (picture === null) return;
    scale = Math.max(0.3, Math.min(3, scale * by));
    resize(picture);
  }

  function resize(picture: SVGSVGElement): void {
    const { width, height } = picture.viewBox.baseVal;
    picture.style.width = `${width * scale}px`;
    picture.style.height = `${height * scale}px`;
  }

  /** All of it where that can be read; otherwise as small as can be, around the one that is chosen. */
  function fitted(frame: HTMLElement): void {
    const picture = frame.querySelector('svg');
    if (picture === null || frame.clientWidth === 0) return;
    const { width, height } = picture.viewBox.baseVal;
    scale = Math.max(smallest, Math.min(1.1, frame.clientWidth / width, room() / height));
    resize(picture);
    const chosen = picture.querySelector<SVGGraphicsElement>('.node.chosen')?.getBBox();
    if (chosen === undefined) return;
    frame.scrollLeft = (chosen.x + chosen.width / 2) * scale - frame.clientWidth / 2;
    frame.scrollTop = (chosen.y + chosen.height / 2) * scale - frame.clientHeight / 2;
  }

  function picture(graph: Graph, frame: HTMLElement, arranged: Picture): SVGSVGElement {
    const { width, height, boxes, areas, ways, isDown } = arranged;
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    const picture = svg('svg', {
      ...{ viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Nodes' },
      class: impacts.size > 0 ? 'compared' : '',
    });
    picture.append(
      svg(
        'defs',
        {},
        svg(
          'marker',
          {
            ...{ id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4, markerUnits: 'userSpaceOnUse' },
            ...{ markerWidth: 9, markerHeight: 9, orient: 'auto-start-reverse' },
          },
          svg('path', { d: 'M0 0 8 4 0 8z' }),
        ),
      ),
    );
    for (const { label, ...box } of areas)
      picture.append(
        svg(
          'g',
          { class: 'area' },
          svg('rect', { ...box, rx: 12 }),
          svg('text', { x: box.x + 14, y: box.y + 20 }, label),
        ),
      );
    const pairs = new Map<string, number>();
    const lines = graph.edges.map((edge, index) => {
      const pair = [edge.from, edge.to].sort().join();
      const before = pairs.get(pair) ?? 0;
      pairs.set(pair, before + 1);
      const to = nodes.get(edge.to);
      const isCalled = edge.kind !== 'waits' && before === 0 && to !== undefined;
      return drawnEdge(edge, ways[index] ?? [], arranged, {
        aside: before * 11,
        tab: isCalled ? tabOf(to, isDown) : 1,
        label: labelOf(edge, to),
      });
    });
    picture.append(...lines.flatMap((line) => line ?? []));
    const drawn = graph.nodes.flatMap((node) => {
      const box = boxes.get(node.id);
      return box === undefined ? [] : [drawnNode(node, box, lookOf(node, isDown))];
    });
    picture.append(...drawn);
    light(picture, graph, lines);
    walk(frame, drawn);
    return picture;
  }

  function lookOf(node: GraphNode, isDown: boolean): Look {
    const { id, kind, construct, workload } = node;
    const isFold = id.startsWith(foldMark);
    const part = construct === undefined ? undefined : shown.parts.get(construct);
    const typed = workload === undefined ? kind : (part?.construct ?? workload);
    return {
      below: isFold ? 'chart' : kind === 'service' ? serviceText(node) : typed,
      isChosen: id === selected,
      isUneven: uneven.has(id),
      impact: isFold ? inCharts.get(id.slice(foldMark.length)) : impacts.get(id),
      isDown,
      choose(): void {
        if (isFold) look({ kind: 'chart', chart: id.slice(foldMark.length) });
        else if (part !== undefined) go({ part: part.path });
        else {
          selected = id;
          look({ kind: 'around' });
        }
      },
    };
  }
}

/** What is asked there, where the node that it leads to does not say so itself. */
function labelOf({ kind, label }: Graph['edges'][number], to: GraphNode | undefined): string | undefined {
  if (kind !== 'calls' && kind !== 'route') return undefined;
  return label === to?.ports?.join(', ') || label === '/' ? undefined : label;
}

function serviceText({ outside, ports = [] }: GraphNode): string {
  return `${outside ? 'public' : 'service'} :${ports.join(' :')}`;
}
