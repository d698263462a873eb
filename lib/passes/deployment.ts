import type { Deployment } from '../model/deployment';
import type { Rollout } from '../model/rollout';
import type { Scale } from '../model/scale';
import type { Volume } from '../model/volume';
import type { RestartPolicy, WorkloadBase } from '../model/workload';
import { type CompleteBase, completeBase } from './defaults';
import { visitBudget, visitRollout } from './visit-rollout';
import { visitScale } from './visit-scale';
import { visitWorkload } from './visit-workload';
import { type Leaves, leaves, type Visitor, visitLeaves, type Walk } from './walk';

/** A Deployment with every default filled in. */
export interface CompleteDeployment
  extends CompleteBase,
    Omit<Deployment, keyof CompleteBase | 'scale' | 'rollout' | 'restart'> {
  readonly scale: Scale;
  readonly rollout: Rollout;
  readonly restart: RestartPolicy;
}

const defaultScale: Scale = { type: 'fixed', replicas: 1 };
const defaultRollout: Rollout = { strategy: 'rolling', maxSurge: '25%', maxUnavailable: 0 };

export function completeDeployment(workload: Deployment): CompleteDeployment {
  // Object.assign keeps the order of keys as spreading does, at a tenth of its cost.
  return Object.assign(completeBase(workload), {
    kind: workload.kind,
    scale: workload.scale ?? defaultScale,
    rollout: completeRollout(workload),
    restart: workload.restart ?? 'unless-stopped',
    revisionHistoryLimit: workload.revisionHistoryLimit,
    disruptionBudget: workload.disruptionBudget,
  } satisfies Record<Exclude<keyof CompleteDeployment, keyof CompleteBase>, unknown>);
}

/** A new replica on another node would wait forever for what the old one holds, which waits for it to be ready. */
const oneNodeRollout: Rollout = { strategy: 'recreate' };

function completeRollout({ rollout, volumes }: Deployment): Rollout {
  if (rollout === undefined) return volumes.some(isOfOneNode) ? oneNodeRollout : defaultRollout;
  if (rollout.strategy === 'recreate') return rollout;
  return {
    strategy: rollout.strategy,
    maxSurge: rollout.maxSurge ?? defaultRollout.maxSurge,
    maxUnavailable: rollout.maxUnavailable ?? defaultRollout.maxUnavailable,
    minReady: rollout.minReady,
    progressDeadline: rollout.progressDeadline,
  } satisfies Record<keyof Rollout, unknown>;
}

function isOfOneNode(volume: Volume): boolean {
  return volume.type === 'claim' && !volume.ephemeral && volume.claim.accessMode !== 'ReadWriteMany';
}

const nested = {
  scale: (walk, { scale }) => visitScale(walk, scale),
  rollout: (walk, { rollout }) => visitRollout(walk, rollout),
  disruptionBudget: (walk, { disruptionBudget }) => visitBudget(walk, disruptionBudget),
} satisfies { readonly [K in keyof Deployment]?: Visitor<Deployment> };

const own = leaves({
  restart: 'workload.restart',
  revisionHistoryLimit: 'workload.revisionHistoryLimit',
} satisfies Leaves<Deployment, 'workload', keyof WorkloadBase | keyof typeof nested>);

const nestedVisitors = Object.values(nested);

export function visitDeployment(walk: Walk, workload: Deployment): void {
  visitWorkload(walk, workload);
  visitLeaves(walk, workload, own);
  for (const visit of nestedVisitors) visit(walk, workload);
}
