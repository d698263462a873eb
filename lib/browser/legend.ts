import type { EdgeKind, NodeKind } from '../review/graph/graph';
import type { Shown } from './data';
import { h, svg } from './dom';
import { shape } from './shape';
import { gapWords, lines, plugWords, shapes } from './words';

const nodeKinds: readonly NodeKind[] = ['workload', 'service', 'host', 'volume', 'secret', 'external'];
const edgeKinds: readonly EdgeKind[] = ['calls', 'selects', 'route', 'waits', 'mounts', 'reads'];

type Words = readonly [word: string, meaning: string];

/** A sign of the graph, and what it means. */
export interface Sign {
  readonly picture: SVGElement;
  readonly words: Words;
}

/** What is drawn in the graph of an app. */
export function signsOf({ app: { graph }, workloads }: Shown): readonly Sign[] {
  const nodes = new Set(graph.nodes.map(({ kind }) => kind));
  const edges = new Set(graph.edges.map(({ kind }) => kind));
  const hasPlugs = graph.nodes.some(({ kind, ports }) => kind === 'workload' && ports);
  const hasGaps = workloads.some(({ gaps }) => gaps.length > 0);
  return [
    ...nodeKinds.flatMap((kind) =>
      nodes.has(kind) ? sign(shapes[kind], `node ${kind}`, 28, shape(kind, 2, 2, 40, 24)) : [],
    ),
    ...(hasPlugs
      ? sign(plugWords, 'plug', 20, svg('rect', { x: 6, y: 2, width: 32, height: 16, rx: 8 }))
      : []),
    ...(hasGaps ? sign(gapWords, 'node', 20, svg('circle', { class: 'gap', cx: 22, cy: 10, r: 5 })) : []),
    ...edgeKinds.flatMap((kind) => {
      if (!edges.has(kind)) return [];
      const tip = kind === 'mounts' || kind === 'reads' ? undefined : 'url(#tip)';
      return sign(lines[kind], `edge ${kind}`, 20, svg('path', { d: 'M2 10H40', 'marker-end': tip }));
    }),
  ];
}

function sign(words: Words, kind: string, height: number, drawn: SVGElement): readonly Sign[] {
  const size = { viewBox: `0 0 44 ${height}`, width: 29, height: height * 0.66, 'aria-hidden': 'true' };
  return [{ words, picture: svg('svg', size, svg('g', { class: kind }, drawn)) }];
}

/** What the shapes and lines of the graph mean, of those that there are. */
export function legend(shown: Shown): HTMLElement {
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'What the shapes and lines mean' },
    signsOf(shown).map(({ picture, words: [word, meaning] }) => h('li', { title: meaning }, picture, word)),
  );
}
