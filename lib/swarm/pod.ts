import type { CompletePod } from '../passes/pod';
import type { StackKind } from './kind';
import { restartOf } from './restart';

/** One task: what it was goes before what it is, as there is one of it at the most. */
export const pod: StackKind<CompletePod> = {
  mode: 'replicated',
  replicas: () => 1,
  restart: ({ restart }) => restartOf(restart),
  update: () => ({ order: 'stop-first', parallelism: 1, minReady: 0 }),
};
