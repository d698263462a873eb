import { escapeDollars } from '../docker/escaped';
import type { RestartPolicy as Policy } from '../model/workload';
import type { CompleteTask } from '../passes/job';
import type { StackDeployRestartPolicy } from './api.generated';
import type { Restart } from './kind';

const conditions = {
  'unless-stopped': 'any',
  always: 'any',
  'on-failure': 'on-failure',
  no: 'none',
} as const satisfies Record<Policy, Restart['condition']>;

export function restartOf(restart: Policy): Restart {
  return { condition: conditions[restart] };
}

/** What runs to its end is tried again as often as it may fail. */
export function taskRestart({ backoffLimit }: Pick<CompleteTask, 'backoffLimit'>): Restart {
  return backoffLimit === 0 ? { condition: 'none' } : { condition: 'on-failure', attempts: backoffLimit };
}

export function lowerRestart({ condition, attempts }: Restart): StackDeployRestartPolicy {
  const lowered = { condition: escapeDollars(condition) };
  return attempts === undefined ? lowered : { ...lowered, max_attempts: attempts };
}
