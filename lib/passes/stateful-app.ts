import type { Scale } from '../model/scale';
import type { PodManagement, Retention, StatefulApp, StatefulRollout } from '../model/stateful-app';
import type { RestartPolicy, WorkloadBase } from '../model/workload';
import { type CompleteBase, completeBase } from './defaults';
import { visitBudget } from './visit-rollout';
import { visitScale } from './visit-scale';
import { visitWorkload } from './visit-workload';
import { at, type Leaves, leaves, type Visitor, visitLeaves, visitPart, type Walk } from './walk';

/** A StatefulApp with every default filled in. */
export interface CompleteStatefulApp
  extends CompleteBase,
    Omit<StatefulApp, keyof CompleteBase | 'scale' | 'podManagement' | 'rollout' | 'restart'> {
  readonly scale: Scale;
  readonly podManagement: PodManagement;
  readonly rollout: StatefulRollout;
  readonly restart: RestartPolicy;
}

const defaultScale: Scale = { type: 'fixed', replicas: 1 };
const defaultRollout: StatefulRollout = { strategy: 'rolling' };

export function completeStatefulApp(workload: StatefulApp): CompleteStatefulApp {
  return Object.assign(completeBase(workload), {
    kind: workload.kind,
    scale: workload.scale ?? defaultScale,
    podManagement: workload.podManagement ?? 'OrderedReady',
    rollout: workload.rollout ?? defaultRollout,
    retention: workload.retention,
    restart: workload.restart ?? 'unless-stopped',
    revisionHistoryLimit: workload.revisionHistoryLimit,
    disruptionBudget: workload.disruptionBudget,
  } satisfies Record<Exclude<keyof CompleteStatefulApp, keyof CompleteBase>, unknown>);
}

const rollout = leaves({
  strategy: at('statefulRollout.strategy'),
  partition: 'statefulRollout.partition',
  minReady: 'statefulRollout.minReady',
} satisfies Leaves<StatefulRollout, 'statefulRollout'>);
const retention = leaves({
  whenDeleted: 'retention.whenDeleted',
  whenScaled: 'retention.whenScaled',
} satisfies Leaves<Retention, 'retention'>);

const nested = {
  scale: (walk, { scale }) => visitScale(walk, scale),
  rollout: (walk, part) => part.rollout && visitPart(walk, 'rollout', part.rollout, rollout),
  retention: (walk, part) => part.retention && visitPart(walk, 'retention', part.retention, retention),
  disruptionBudget: (walk, { disruptionBudget }) => visitBudget(walk, disruptionBudget),
} satisfies { readonly [K in keyof StatefulApp]?: Visitor<StatefulApp> };

const own = leaves({
  podManagement: at('workload.podManagement', 'podManagementPolicy'),
  restart: 'workload.restart',
  revisionHistoryLimit: 'workload.revisionHistoryLimit',
} satisfies Leaves<StatefulApp, 'workload', keyof WorkloadBase | keyof typeof nested>);

const nestedVisitors = Object.values(nested);

export function visitStatefulApp(walk: Walk, workload: StatefulApp): void {
  visitWorkload(walk, workload);
  visitLeaves(walk, workload, own);
  for (const visit of nestedVisitors) visit(walk, workload);
}
