import type { CompleteDeployment } from '../passes/deployment';
import type { ComposeKind } from './kind';

export const deployment: ComposeKind<CompleteDeployment> = {
  restart: ({ restart }) => restart,
  replicas: ({ scale }) => (scale.type === 'fixed' ? scale.replicas : scale.min),
};
