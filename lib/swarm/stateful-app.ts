import type { CompleteStatefulApp } from '../passes/stateful-app';
import type { StackKind } from './kind';
import { restartOf } from './restart';
import { statefulUpdateOf } from './update';

/** Each replica is a service of its own: it keeps its name, its volumes and its node. */
export const statefulApp: StackKind<CompleteStatefulApp> = {
  mode: 'replicated',
  replicas: ({ scale }) => (scale.type === 'fixed' ? Math.min(1, scale.replicas) : 1),
  restart: ({ restart }) => restartOf(restart),
  update: ({ rollout }) => statefulUpdateOf(rollout),
};
