import type { CompleteTask } from '../passes/job';
import type { ComposeKind } from './kind';

/** What runs to its end: one container, which is started again as often as it may fail. */
export const task: ComposeKind<CompleteTask> = {
  restart: ({ backoffLimit }) => (backoffLimit === 0 ? 'no' : `on-failure:${backoffLimit}`),
  replicas: () => 1,
};
