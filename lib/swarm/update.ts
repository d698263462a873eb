import { printDuration } from '../docker/duration';
import { escapeDollars } from '../docker/escaped';
import type { AgentRollout } from '../model/agent';
import type { Rollout } from '../model/rollout';
import type { StatefulRollout } from '../model/stateful-app';
import type { StackDeployRollbackConfig, StackDeployUpdateConfig } from './api.generated';

/** How new tasks take the place of old ones. */
export interface Update {
  readonly order: 'start-first' | 'stop-first';
  /** How many at once; all where it is zero. */
  readonly parallelism: number;
  /** How long a new one has to be well before it counts: milliseconds. */
  readonly minReady: number;
}

/** What Swarm watches a new task for where nobody says how long: milliseconds. */
const leastMonitor = 5000;

/**
 * Old ones go only when new ones are healthy, unless some may be missing meanwhile. As many at once as Kubernetes would
 * take, but one at the least.
 */
export function updateOf(
  { strategy, maxSurge = 0, maxUnavailable = 0, minReady = 0 }: Rollout,
  replicas: number,
): Update {
  if (strategy === 'recreate') return { order: 'stop-first', parallelism: 0, minReady };
  const surge = amountOf(maxSurge, replicas, Math.ceil);
  if (surge > 0) return { order: 'start-first', parallelism: surge, minReady };
  const missing = amountOf(maxUnavailable, replicas, Math.floor);
  return { order: 'stop-first', parallelism: Math.max(1, missing), minReady };
}

/** Two must never write to the same files. */
export function statefulUpdateOf({ minReady = 0 }: StatefulRollout): Update {
  return { order: 'stop-first', parallelism: 1, minReady };
}

/** How many nodes there are nobody knows here: of a percentage, one at a time. */
export function agentUpdateOf({ maxSurge = 0, maxUnavailable = 0, minReady = 0 }: AgentRollout): Update {
  const surges = typeof maxSurge === 'number' ? maxSurge > 0 : Number.parseFloat(maxSurge) > 0;
  const amount = surges ? maxSurge : maxUnavailable;
  const parallelism = typeof amount === 'number' ? Math.max(1, amount) : 1;
  return { order: surges ? 'start-first' : 'stop-first', parallelism, minReady };
}

function amountOf(amount: number | string, replicas: number, round: (value: number) => number): number {
  return typeof amount === 'number' ? amount : round((Number.parseFloat(amount) / 100) * replicas);
}

/** A new version that fails is taken back, by the same steps. */
export function lowerUpdate({ order, parallelism, minReady }: Update): StackDeployUpdateConfig {
  return {
    parallelism,
    ...(minReady > 0 && { delay: printDuration(minReady) }),
    failure_action: escapeDollars('rollback'),
    monitor: printDuration(Math.max(minReady, leastMonitor)),
    order,
  };
}

export function lowerRollback({ order, parallelism }: Update): StackDeployRollbackConfig {
  return { parallelism, failure_action: escapeDollars('pause'), order };
}
