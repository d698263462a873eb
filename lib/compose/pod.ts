import type { CompletePod } from '../passes/pod';
import type { ComposeKind } from './kind';

export const pod: ComposeKind<CompletePod> = {
  restart: ({ restart }) => restart,
  replicas: () => 1,
};
