import { replicasOf } from '../docker/replicas';
import type { CompleteDeployment } from '../passes/deployment';
import type { ComposeKind } from './kind';

export const deployment: ComposeKind<CompleteDeployment> = {
  restart: ({ restart }) => restart,
  replicas: ({ scale }) => replicasOf(scale),
};
