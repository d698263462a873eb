import { replicasOf } from '../docker/replicas';
import type { CompleteStatefulApp } from '../passes/stateful-app';
import type { ComposeKind } from './kind';

export const statefulApp: ComposeKind<CompleteStatefulApp> = {
  restart: ({ restart }) => restart,
  replicas: ({ scale }) => replicasOf(scale),
  ordered: ({ podManagement }) => podManagement === 'OrderedReady',
};
