import type { RestartPolicy, WorkloadBase } from './workload';

/** How new pods replace old ones, node by node. Amounts are counts of nodes or percentages; times are milliseconds. */
export interface AgentRollout {
  readonly strategy: 'rolling' | 'onDelete';
  /** On how many nodes a new pod may start before the old one has gone. */
  readonly maxSurge?: number | string;
  /** On how many nodes there may be none meanwhile. */
  readonly maxUnavailable?: number | string;
  /** How long a new pod must be ready before the next node is next. */
  readonly minReady?: number;
}

/** Runs all the time, once on each node. */
export interface Agent extends WorkloadBase {
  readonly kind: 'agent';
  readonly rollout?: AgentRollout;
  readonly restart?: RestartPolicy;
}
