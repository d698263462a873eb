import type { CompleteAgent } from '../passes/agent';
import type { ComposeKind } from './kind';

export const agent: ComposeKind<CompleteAgent> = {
  restart: ({ restart }) => restart,
  replicas: () => 1,
  instead: ({ name }) =>
    `On Compose one "${name}" runs, on the one machine that there is, where a cluster has one on each node.`,
};
