import type { RestartPolicy } from '../model/workload';

/** How Compose runs a kind of workload. */
export interface ComposeKind<W> {
  readonly restart: (workload: W) => RestartPolicy;
  /** How many containers of its first container's service are wanted. */
  readonly replicas: (workload: W) => number;
}
