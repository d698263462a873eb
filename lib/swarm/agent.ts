import type { CompleteAgent } from '../passes/agent';
import type { StackKind } from './kind';
import { restartOf } from './restart';
import { agentUpdateOf } from './update';

/** One on each node, of those that its constraints leave. */
export const agent: StackKind<CompleteAgent> = {
  mode: 'global',
  replicas: () => undefined,
  restart: ({ restart }) => restartOf(restart),
  update: ({ rollout }) => agentUpdateOf(rollout),
};
