import type { Construct } from 'constructs';
import type { Agent, AgentRollout } from '../../model/agent';
import type { WorkloadBase } from '../../model/workload';
import type { AgentOptions, AgentOwnProps, AgentRolloutProps } from '../props/agent';
import type { WorkloadProps } from '../props/workload';
import type { Part } from '../tree/part';
import { milliseconds } from './probe';
import type { Stated } from './stated';
import { type BuiltWorkload, buildWithOne } from './workload';

type Own = Omit<Agent, keyof WorkloadBase>;

export function buildAgent(construct: Construct, part: Part<AgentOwnProps>): BuiltWorkload<Agent> {
  const { model, volumes, defaults } = buildWithOne(construct, part);
  const { rollout, restart } = part.props;
  const own = { kind: 'agent', rollout: buildRollout(rollout), restart } satisfies Stated<
    Own,
    AgentOptions,
    keyof WorkloadProps
  >;
  return { model: Object.assign(model, own), volumes, defaults };
}

function buildRollout(value: 'onDelete' | AgentRolloutProps | undefined): AgentRollout | undefined {
  if (value === undefined) return undefined;
  if (value === 'onDelete') return { strategy: 'onDelete' };
  const { maxSurge, maxUnavailable, minReady } = value;
  return {
    strategy: 'rolling',
    maxSurge,
    maxUnavailable,
    minReady: milliseconds(minReady),
  } satisfies Stated<AgentRollout, AgentRolloutProps>;
}
