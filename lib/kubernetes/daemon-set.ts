import type { Agent, AgentRollout } from '../model/agent';
import type { CompleteAgent } from '../passes/agent';
import type { Prepared } from '../passes/prepare';
import type { DaemonSet, DaemonSetSpec, DaemonSetUpdateStrategy } from './api.generated';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { OtherObjects, PlannedObject } from './planned';
import { lowerPodTemplate } from './pod';
import { toSeconds } from './seconds';
import { sortKeys } from './sort-keys';

export function planDaemonSet(workload: Agent): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.agent;
  const lower: PlannedObject['lower'] = (prepared, others) =>
    lowerDaemonSet(prepared.completed(workload, 'kubernetes'), prepared, others);
  return [{ id: kind, apiVersion, kind, name: workload.name, main: true, patch: 'daemonSet', lower }];
}

function lowerDaemonSet(workload: CompleteAgent, prepared: Prepared, others: OtherObjects): DaemonSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: lowerMetadata(workload),
    spec: lowerSpec(workload, prepared, others),
  };
}

function lowerSpec(workload: CompleteAgent, prepared: Prepared, others: OtherObjects): DaemonSetSpec {
  const { rollout } = workload;
  const spec: Omit<DaemonSetSpec, 'template'> = {
    selector: { matchLabels: sortKeys(workload.selector) },
    updateStrategy: lowerStrategy(rollout),
  };
  if (rollout.minReady !== undefined && rollout.minReady > 0) {
    spec.minReadySeconds = toSeconds(rollout.minReady);
  }
  return Object.assign(spec, { template: lowerPodTemplate(workload, prepared, others) });
}

function lowerStrategy({ strategy, maxSurge, maxUnavailable }: AgentRollout): DaemonSetUpdateStrategy {
  if (strategy === 'onDelete') return { type: 'OnDelete' };
  const rollingUpdate: DaemonSetUpdateStrategy['rollingUpdate'] = maxSurge === undefined ? {} : { maxSurge };
  if (maxUnavailable !== undefined) rollingUpdate.maxUnavailable = maxUnavailable;
  return { type: 'RollingUpdate', rollingUpdate };
}
