import type { CompleteJob } from '../passes/job';
import type { StackKind } from './kind';
import { taskRestart } from './restart';

/** It runs when the stack is deployed, and again when it has changed. */
export const job: StackKind<CompleteJob> = {
  mode: 'replicated-job',
  replicas: ({ completions, parallelism }) => completions ?? parallelism ?? 1,
  restart: taskRestart,
};
