import type { DisruptionBudget } from './rollout';
import type { Scale } from './scale';
import type { RestartPolicy, WorkloadBase } from './workload';

/**
 * Whether replicas are started one after the other, each when the one before it is ready, or all at once. The words are
 * Kubernetes' own.
 */
export type PodManagement = 'OrderedReady' | 'Parallel';

/** How replicas are replaced: one after the other from the last one down, or each when somebody deletes it. */
export interface StatefulRollout {
  readonly strategy: 'rolling' | 'onDelete';
  /** Replicas below this ordinal keep what they run. */
  readonly partition?: number;
  /** How long a new replica must be ready before the next one is replaced, in milliseconds. */
  readonly minReady?: number;
}

type Retained = 'Retain' | 'Delete';

/** What becomes of the storage of replicas that are gone. */
export interface Retention {
  /** When the whole workload is deleted. */
  readonly whenDeleted?: Retained;
  /** When there are fewer replicas than before. */
  readonly whenScaled?: Retained;
}

/** Runs all the time, in replicas that each have a name and storage of their own and keep both. */
export interface StatefulApp extends WorkloadBase {
  readonly kind: 'statefulApp';
  readonly scale?: Scale;
  readonly podManagement?: PodManagement;
  readonly rollout?: StatefulRollout;
  readonly retention?: Retention;
  readonly restart?: RestartPolicy;
  /** How many earlier versions are kept, to go back to. */
  readonly revisionHistoryLimit?: number;
  readonly disruptionBudget?: DisruptionBudget | false;
}

/** The Service that gives each replica a name of its own on Kubernetes. */
export function podsServiceName({ name }: Pick<StatefulApp, 'name'>): string {
  return `${name}-pods`;
}

/** The name of one replica: on Kubernetes that of its pod. */
export function replicaName({ name }: Pick<StatefulApp, 'name'>, ordinal: number): string {
  return `${name}-${ordinal}`;
}
