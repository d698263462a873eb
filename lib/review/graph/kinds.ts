import type { EdgeKind, NodeKind } from './graph';

/** How each kind of node looks, as Mermaid and Graphviz call it. */
export const shapes: Readonly<
  Record<NodeKind, { readonly mermaid: readonly [open: string, close: string]; readonly dot: string }>
> = {
  workload: { mermaid: ['[', ']'], dot: 'box' },
  service: { mermaid: ['>', ']'], dot: 'cds' },
  host: { mermaid: ['([', '])'], dot: 'oval' },
  volume: { mermaid: ['[(', ')]'], dot: 'cylinder' },
  secret: { mermaid: ['[/', '/]'], dot: 'note' },
  external: { mermaid: ['{{', '}}'], dot: 'hexagon' },
};

export const lines: Readonly<Record<EdgeKind, { readonly mermaid: string; readonly dot: string }>> = {
  calls: { mermaid: '-->', dot: 'solid' },
  route: { mermaid: '==>', dot: 'bold' },
  waits: { mermaid: '-.->', dot: 'dotted' },
  selects: { mermaid: '-->', dot: 'solid' },
  mounts: { mermaid: '---', dot: 'solid' },
  reads: { mermaid: '-.-', dot: 'dashed' },
};
