import type { Agent, AgentRollout } from '../model/agent';
import type { RestartPolicy, WorkloadBase } from '../model/workload';
import { type CompleteBase, completeBase } from './defaults';
import { visitWorkload } from './visit-workload';
import { at, type Leaves, leaves, visitLeaves, visitPart, type Walk } from './walk';

/** An Agent with every default filled in. */
export interface CompleteAgent extends CompleteBase, Omit<Agent, keyof CompleteBase | 'rollout' | 'restart'> {
  readonly rollout: AgentRollout;
  readonly restart: RestartPolicy;
}

export function completeAgent(workload: Agent): CompleteAgent {
  return Object.assign(completeBase(workload), {
    kind: workload.kind,
    rollout: completeRollout(workload.rollout),
    restart: workload.restart ?? 'unless-stopped',
  } satisfies Record<Exclude<keyof CompleteAgent, keyof CompleteBase>, unknown>);
}

/** Of the two amounts one has to be 0. What holds a port or a folder of its node goes before another comes. */
function completeRollout(rollout: AgentRollout = { strategy: 'rolling' }): AgentRollout {
  const { strategy, maxSurge, maxUnavailable, minReady } = rollout;
  if (strategy === 'onDelete') return rollout;
  const surges = maxSurge !== undefined && maxSurge !== 0 && maxSurge !== '0%';
  return {
    strategy,
    maxSurge,
    maxUnavailable: maxUnavailable ?? (surges ? 0 : 1),
    minReady,
  } satisfies Record<keyof AgentRollout, unknown>;
}

const rollout = leaves({
  strategy: at('agentRollout.strategy'),
  maxSurge: 'agentRollout.maxSurge',
  maxUnavailable: 'agentRollout.maxUnavailable',
  minReady: 'agentRollout.minReady',
} satisfies Leaves<AgentRollout, 'agentRollout'>);

const own = leaves({
  restart: 'workload.restart',
} satisfies Leaves<Agent, 'workload', keyof WorkloadBase | 'rollout'>);

export function visitAgent(walk: Walk, workload: Agent): void {
  visitWorkload(walk, workload);
  visitLeaves(walk, workload, own);
  if (workload.rollout) visitPart(walk, 'rollout', workload.rollout, rollout);
}
