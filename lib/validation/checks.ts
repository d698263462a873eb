import type { ChecksName } from '../passes/target-room';
import type { Court, Judge } from './court';
import { judgeCompose, judgeSwarm } from './judge-docker';
import { judgeKubernetes } from './judge-kubernetes';

/** Who judges pieces: a target names its line here, and several may name one. */
export const judges = {
  kubernetes: judgeKubernetes,
  compose: judgeCompose,
  swarm: judgeSwarm,
} satisfies Readonly<Record<ChecksName, (court: Court) => Judge>>;
