import type { EdgeKind, NodeKind } from '../review/graph/graph';
import type { Shown } from './data';
import { h, svg } from './dom';
import { shape } from './shape';
import { lines, shapes } from './words';

/** What the shapes and lines of the graph mean, of those that there are. */
export function legend({ app: { graph } }: Shown): HTMLElement {
  const nodes = new Set<NodeKind>(graph.nodes.map(({ kind }) => kind));
  const edges = new Set<EdgeKind>(graph.edges.map(({ kind }) => kind));
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'What the shapes and lines mean' },
    [...nodes].map((kind) =>
      h(
        'li',
        {},
        svg(
          'svg',
          { viewBox: '0 0 44 30', width: 30, height: 20, 'aria-hidden': 'true' },
          svg('g', { class: `node ${kind}` }, shape(kind, 2, 2, 40, 26)),
        ),
        shapes[kind],
      ),
    ),
    [...edges].map((kind) =>
      h(
        'li',
        {},
        svg(
          'svg',
          { viewBox: '0 0 44 20', width: 30, height: 14, 'aria-hidden': 'true' },
          svg(
            'g',
            { class: `edge ${kind}` },
            svg('path', {
              d: 'M2 10H40',
              'marker-end': kind === 'mounts' || kind === 'reads' ? undefined : 'url(#tip)',
            }),
          ),
        ),
        lines[kind],
      ),
    ),
  );
}
