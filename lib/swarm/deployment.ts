import { replicasOf } from '../docker/replicas';
import type { CompleteDeployment } from '../passes/deployment';
import type { StackKind } from './kind';
import { restartOf } from './restart';
import { updateOf } from './update';

export const deployment: StackKind<CompleteDeployment> = {
  mode: 'replicated',
  replicas: ({ scale }) => replicasOf(scale),
  restart: ({ restart }) => restartOf(restart),
  update: ({ rollout, scale }) => updateOf(rollout, replicasOf(scale)),
};
