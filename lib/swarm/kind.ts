import type { Update } from './update';

/** How Swarm runs a kind of workload. */
export interface StackKind<W> {
  readonly mode: 'replicated' | 'replicated-job' | 'global';
  /** How many tasks are wanted; nothing where each node has one. */
  readonly replicas: (workload: W) => number | undefined;
  /** When a task that has ended is followed by another one. */
  readonly restart: (workload: W) => Restart;
  /** How new tasks take the place of old ones; what runs to its end has no such thing. */
  readonly update?: (workload: W) => Update;
}

export interface Restart {
  readonly condition: 'any' | 'on-failure' | 'none';
  readonly attempts?: number;
}
