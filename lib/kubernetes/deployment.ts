import type { Rollout } from '../model/rollout';
import type { CompleteWorkload } from '../passes/defaults';
import type { Prepared } from '../passes/prepare';
import type { Deployment, DeploymentSpec, DeploymentStrategy } from './api.generated';
import { lowerMetadata } from './metadata';
import { lowerPodTemplate } from './pod';
import { toSeconds } from './seconds';
import { sortKeys } from './sort-keys';

export function lowerDeployment(workload: CompleteWorkload, prepared: Prepared): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: lowerMetadata(workload),
    spec: lowerSpec(workload, prepared),
  };
}

function lowerSpec(workload: CompleteWorkload, prepared: Prepared): DeploymentSpec {
  const { scale, rollout } = workload;
  // With an autoscaler the number is its own: writing one would reset it with each apply.
  const scaled: Pick<DeploymentSpec, 'replicas'> = scale.type === 'fixed' ? { replicas: scale.replicas } : {};
  // Object.assign keeps the order of keys as spreading does, at a tenth of its cost.
  const rolled: Omit<DeploymentSpec, 'template'> = Object.assign(scaled, {
    selector: { matchLabels: sortKeys(workload.selector) },
    strategy: lowerStrategy(rollout),
  });
  if (rollout.minReady !== undefined && rollout.minReady > 0) {
    rolled.minReadySeconds = toSeconds(rollout.minReady);
  }
  if (rollout.progressDeadline !== undefined) {
    rolled.progressDeadlineSeconds = toSeconds(rollout.progressDeadline, 1);
  }
  return Object.assign(rolled, { template: lowerPodTemplate(workload, prepared) });
}

function lowerStrategy({ strategy, maxSurge, maxUnavailable }: Rollout): DeploymentStrategy {
  if (strategy === 'recreate') return { type: 'Recreate' };
  const rollingUpdate: DeploymentStrategy['rollingUpdate'] = maxSurge === undefined ? {} : { maxSurge };
  if (maxUnavailable !== undefined) rollingUpdate.maxUnavailable = maxUnavailable;
  return { type: 'RollingUpdate', rollingUpdate };
}
