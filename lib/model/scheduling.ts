import type { Toleration } from './toleration';
import type { Workload } from './workload';

/** What a node's label has to be: that value, one of those, none of those, or there at all. */
export type NodeLabel =
  | string
  | readonly string[]
  | { readonly notIn: readonly string[] }
  | { readonly exists: boolean };

/** What nodes have to bear: each of these labels. */
export type NodeLabels = Readonly<Record<string, NodeLabel>>;

/** Places that pods are told apart by: nodes of one such place bear the same value of a label. */
export type Topology = 'nodes' | 'zones' | 'regions' | { readonly topologyKey: string };

/** How evenly the pods of a workload are laid over places. */
export interface Spread {
  readonly over: Topology;
  /** By how many pods two places may differ. */
  readonly maxSkew: number;
  /** Whether a pod rather waits than make it less even. */
  readonly required: boolean;
}

/** Other pods that matter for where a pod goes: those of a workload, or the replicas of its own. */
export interface PodAffinity {
  readonly workload: Workload | 'replicas';
  readonly over: Topology;
  readonly required: boolean;
}

/** Who sells nodes that may be taken back, each under a label of its own. */
export const spotProviders = ['gke', 'eks', 'aks', 'karpenter'] as const;
export type SpotProvider = (typeof spotProviders)[number];

export interface Spot {
  readonly on: SpotProvider;
  readonly required: boolean;
}

/** Which nodes the pods of a workload go to. */
export interface Scheduling {
  readonly nodeSelector?: NodeLabels;
  readonly preferredNodes?: NodeLabels;
  readonly tolerations?: readonly Toleration[];
  readonly spread?: readonly Spread[];
  readonly togetherWith?: readonly PodAffinity[];
  readonly apartFrom?: readonly PodAffinity[];
  readonly priorityClass?: string;
  readonly runtimeClass?: string;
  readonly spot?: Spot;
}
