/** How new replicas replace old ones. Amounts are counts or percentages; times are milliseconds. */
export interface Rollout {
  readonly strategy: 'rolling' | 'recreate';
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
  /** How long a new replica must be ready before it counts. */
  readonly minReady?: number;
  /** How long a rollout may make no progress before it is reported as failed. */
  readonly progressDeadline?: number;
}

/** How many replicas a voluntary disruption may take away; one bound only. */
export type DisruptionBudget =
  | { readonly maxUnavailable: number | string; readonly minAvailable?: never }
  | { readonly minAvailable: number | string; readonly maxUnavailable?: never };
