import type { Target } from '../../model/target';
import type { WorkloadKind } from '../../model/workload';

/** What a node stands for. */
export type NodeKind = 'workload' | 'host' | 'volume' | 'secret' | 'external';

export interface GraphNode {
  /** Unique in the graph: `workload shop/web`. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** Of a workload, its kind. */
  readonly workload?: WorkloadKind;
  /** The path of its construct. */
  readonly construct?: string;
  /** The chart's id, where it belongs to one. */
  readonly chart?: string;
}

/**
 * What leads from one node to another: `calls` (a reference or `calls`), `waits` (it starts after the other one), `route`
 * (requests from outside), `mounts` (a volume), `reads` (a secret).
 */
export type EdgeKind = 'calls' | 'waits' | 'route' | 'mounts' | 'reads';

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Ports, or what is asked. */
  readonly label?: string;
  /** Missing where it is there on every target that the app is written for. */
  readonly targets?: readonly Target[];
}

/** Who is in an app, and what leads to whom; nodes in the order in which they were made. */
export interface Graph {
  readonly app: string;
  readonly environment?: string;
  readonly charts: readonly { readonly id: string; readonly namespace?: string }[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}
