import type { Target } from '../../model/target';
import type { WorkloadKind } from '../../model/workload';

/** What a node stands for. */
export type NodeKind = 'workload' | 'service' | 'host' | 'volume' | 'secret' | 'external';

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
  /** Of a service, and of a workload that is called by its own name, the ports to connect to. */
  readonly ports?: readonly string[];
  /** Of a service: it is there for whoever is outside. */
  readonly outside?: true;
}

/**
 * What leads from one node to another: `calls` (a reference or `calls`), `waits` (it starts after the other one), `route`
 * (requests from outside), `selects` (the service brings connections to it), `mounts` (a volume), `reads` (a secret).
 */
export type EdgeKind = 'calls' | 'waits' | 'route' | 'selects' | 'mounts' | 'reads';

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
