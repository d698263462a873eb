import type { Graph, GraphNode } from '../review/graph/graph';
import { arrange, type Box } from './arrange';
import type { Shown } from './data';
import { h, plural, svg } from './dom';
import { drawnEdge } from './edge-line';
import { around, drawable, folded, foldMark, only, readable } from './excerpted';
import { light, walk } from './pointing';
import { shape } from './shape';
import { go } from './state';
import { shapes } from './words';

type Mode =
  | { readonly kind: 'all' | 'charts' | 'around' }
  | { readonly kind: 'chart'; readonly chart: string };

/** The picture of an app, with whatever of it can be looked at together. */
export function graphView(shown: Shown): { readonly element: HTMLElement; select(path: string): void } {
  const { graph: whole } = shown.app;
  const element = h('div', { class: 'graph' });
  const isLarge = whole.nodes.length > readable;
  const uneven = new Set(
    shown.workloads.flatMap(({ gaps, node }) => (gaps.length > 0 && node ? [node] : [])),
  );
  let seen: Mode = { kind: !isLarge ? 'all' : whole.charts.length > 1 ? 'charts' : 'around' };
  let selected = '';
  let scale = 1;
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
    frame.append(picture(graph, frame));
    element.replaceChildren(controls(graph), frame);
    fitted(frame);
  }

  function visible(): Graph {
    switch (seen.kind) {
      case 'all':
        return whole;
      case 'around':
        return around(whole, selected);
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
        button('Charts', { kind: 'charts' }, whole.charts.length > 1 && all > readable),
        button('Whole app', { kind: 'all' }, all <= drawable),
      ),
      h(
        'span',
        { class: 'soft' },
        nodes.length < all ? `${nodes.length} of ${plural(all, 'node')}` : plural(all, 'node'),
      ),
      h('div', { class: 'group' }, zoomer('−', 'Smaller', 1 / 1.25), zoomer('+', 'Larger', 1.25)),
    );
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

  /** As large as there is room for, and no smaller than can be read. */
  function fitted(frame: HTMLElement): void {
    const picture = frame.querySelector('svg');
    if (picture === null || frame.clientWidth === 0) return;
    const room = frame.clientWidth / picture.viewBox.baseVal.width;
    scale = Math.max(0.55, Math.min(1.1, room));
    resize(picture);
    const chosen = picture.querySelector<SVGGraphicsElement>('.node.chosen')?.getBBox();
    if (chosen === undefined) return;
    frame.scrollLeft = (chosen.x + chosen.width / 2) * scale - frame.clientWidth / 2;
    frame.scrollTop = (chosen.y + chosen.height / 2) * scale - frame.clientHeight / 2;
  }

  function picture(graph: Graph, frame: HTMLElement): SVGSVGElement {
    const { width, height, boxes, areas, ways } = arrange(graph);
    const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Nodes' });
    picture.append(
      svg(
        'defs',
        {},
        svg(
          'marker',
          {
            ...{ id: 'tip', viewBox: '0 0 8 8', refX: 7, refY: 4 },
            ...{ markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse' },
          },
          svg('path', { d: 'M0 0 8 4 0 8z' }),
        ),
      ),
    );
    for (const { chart, ...box } of areas) {
      const namespace = graph.charts.find(({ id }) => id === chart)?.namespace;
      const label =
        namespace === undefined || namespace === chart ? chart : `${chart} · namespace ${namespace}`;
      picture.append(
        svg(
          'g',
          { class: 'area' },
          svg('rect', { ...box, rx: 12 }),
          svg('text', { x: box.x + 14, y: box.y + 20 }, label),
        ),
      );
    }
    const pairs = new Map<string, number>();
    const lines = graph.edges.map((edge, index) => {
      const pair = [edge.from, edge.to].sort().join();
      const before = pairs.get(pair) ?? 0;
      pairs.set(pair, before + 1);
      return drawnEdge(edge, ways[index] ?? [], boxes, before * 9);
    });
    picture.append(...lines.flatMap((line) => line ?? []));
    const drawn = graph.nodes.flatMap((node) => {
      const box = boxes.get(node.id);
      return box === undefined ? [] : [drawnNode(node, box)];
    });
    picture.append(...drawn);
    light(picture, graph, lines);
    walk(frame, drawn);
    return picture;
  }

  function drawnNode(node: GraphNode, box: Box): SVGGElement {
    const { id, kind, label, construct = '', workload } = node;
    const isFold = id.startsWith(foldMark);
    const part = shown.parts.get(construct);
    const below = isFold ? 'chart' : workload === undefined ? kind : (part?.construct ?? workload);
    const centre = box.x + box.width / 2;
    const most = Math.floor((box.width - 24) / 7.2);
    const choose = (): void => {
      if (isFold) look({ kind: 'chart', chart: id.slice(foldMark.length) });
      else if (part !== undefined) go({ part: construct });
      else {
        selected = id;
        look({ kind: 'around' });
      }
    };
    const name = label.length > most ? `${label.slice(0, most - 1)}…` : label;
    const meaning = isFold ? 'a chart; choose it to see what is in it' : shapes[kind];
    const isChosen = id === selected;
    const low = kind === 'volume' ? 4 : 0;
    return svg(
      'g',
      {
        class: `node ${isFold ? 'fold' : kind}${isChosen ? ' chosen' : ''}`,
        role: 'button',
        tabindex: isChosen ? 0 : -1,
        'data-id': id,
        'aria-pressed': String(isChosen),
        onclick: choose,
        onkeydown: (event) => {
          if (event instanceof KeyboardEvent && (event.key === 'Enter' || event.key === ' ')) {
            event.preventDefault();
            choose();
          }
        },
      },
      svg('title', {}, `${label}: ${meaning}`),
      shape(isFold ? 'chart' : kind, box.x, box.y, box.width, box.height),
      svg('text', { class: 'name', x: centre, y: box.y + 20 + low }, name),
      svg('text', { class: 'kind', x: centre, y: box.y + 34 + low }, below),
      uneven.has(id)
        ? svg('circle', { class: 'gap', cx: box.x + box.width - 9, cy: box.y + 9, r: 3.5 })
        : undefined,
    );
  }
}
