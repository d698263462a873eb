import type { Deployment as ModelDeployment } from '../model/deployment';
import type { Rollout } from '../model/rollout';
import type { CompleteDeployment } from '../passes/deployment';
import type { Prepared } from '../passes/prepare';
import type { Deployment, DeploymentSpec, DeploymentStrategy } from './api.generated';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { OtherObjects, PlannedObject } from './planned';
import { lowerPodTemplate } from './pod';
import { historyOf } from './revision-history';
import { toSeconds } from './seconds';
import { sortKeys } from './sort-keys';

export function planDeployment(workload: ModelDeployment): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.deployment;
  const lower: PlannedObject['lower'] = (prepared, others) =>
    lowerDeployment(prepared.completed(workload, 'kubernetes'), prepared, others);
  return [{ id: kind, apiVersion, kind, name: workload.name, main: true, patch: 'deployment', lower }];
}

export function lowerDeployment(
  workload: CompleteDeployment,
  prepared: Prepared,
  others: OtherObjects,
): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: lowerMetadata(workload),
    spec: lowerSpec(workload, prepared, others),
  };
}

function lowerSpec(workload: CompleteDeployment, prepared: Prepared, others: OtherObjects): DeploymentSpec {
  const { scale, rollout } = workload;
  // With an autoscaler the number is its own: writing one would reset it with each apply.
  const scaled: Pick<DeploymentSpec, 'replicas'> = scale.type === 'fixed' ? { replicas: scale.replicas } : {};
  // Object.assign keeps the order of keys as spreading does, at a tenth of its cost.
  const rolled: Omit<DeploymentSpec, 'template'> = Object.assign(scaled, historyOf(workload), {
    selector: { matchLabels: sortKeys(workload.selector) },
    strategy: lowerStrategy(rollout),
  });
  if (rollout.minReady !== undefined && rollout.minReady > 0) {
    rolled.minReadySeconds = toSeconds(rollout.minReady);
  }
  if (rollout.progressDeadline !== undefined) {
    rolled.progressDeadlineSeconds = toSeconds(rollout.progressDeadline, 1);
  }
  return Object.assign(rolled, { template: lowerPodTemplate(workload, prepared, others) });
}

function lowerStrategy({ strategy, maxSurge, maxUnavailable }: Rollout): DeploymentStrategy {
  if (strategy === 'recreate') return { type: 'Recreate' };
  const rollingUpdate: DeploymentStrategy['rollingUpdate'] = maxSurge === undefined ? {} : { maxSurge };
  if (maxUnavailable !== undefined) rollingUpdate.maxUnavailable = maxUnavailable;
  return { type: 'RollingUpdate', rollingUpdate };
}
