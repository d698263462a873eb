import type { Construct } from 'constructs';
import type { StatefulApp, StatefulRollout } from '../../model/stateful-app';
import type { WorkloadBase } from '../../model/workload';
import type { ContainerProps } from '../props/container';
import type { StatefulOptions, StatefulRolloutProps } from '../props/stateful-app';
import type { WorkloadProps } from '../props/workload';
import type { Part } from '../tree/part';
import { milliseconds } from './probe';
import { buildScale } from './scale';
import type { Stated } from './stated';
import { type BuiltWorkload, buildWorkload } from './workload';

type Own = Omit<StatefulApp, keyof WorkloadBase>;

/** A StatefulApp whose container is apart from the rest. */
export interface StatefulSetProps extends StatefulOptions {
  readonly containers: readonly ContainerProps[];
}

export function buildStatefulApp(
  construct: Construct,
  part: Part<StatefulSetProps>,
): BuiltWorkload<StatefulApp> {
  const { model, volumes, defaults } = buildWorkload(construct, part);
  const { scale, podManagementPolicy, rollout, retention, restart, revisionHistoryLimit, disruptionBudget } =
    part.props;
  const own = {
    kind: 'statefulApp',
    scale: buildScale(scale),
    podManagement: podManagementPolicy,
    rollout: buildRollout(rollout),
    retention,
    restart,
    revisionHistoryLimit,
    disruptionBudget,
  } satisfies Stated<Own, StatefulOptions, keyof WorkloadProps | 'storage' | 'podManagementPolicy'>;
  return { model: Object.assign(model, own), volumes, defaults };
}

function buildRollout(value: 'onDelete' | StatefulRolloutProps | undefined): StatefulRollout | undefined {
  if (value === undefined) return undefined;
  if (value === 'onDelete') return { strategy: 'onDelete' };
  const { partition, minReady } = value;
  return {
    strategy: 'rolling',
    partition,
    minReady: milliseconds(minReady),
  } satisfies Stated<StatefulRollout, StatefulRolloutProps>;
}
