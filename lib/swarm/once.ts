import type { Run } from './kinds';

/** What prepares a workload runs to its end, and again until it succeeds. */
export const once: Run = {
  mode: 'replicated-job',
  replicas: 1,
  restart: { condition: 'on-failure' },
  update: undefined,
};
