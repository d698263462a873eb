import {
  podsServiceName,
  type Retention,
  type StatefulApp,
  type StatefulRollout,
} from '../model/stateful-app';
import { isOfEach, type Volume } from '../model/volume';
import type { Prepared } from '../passes/prepare';
import type { CompleteStatefulApp } from '../passes/stateful-app';
import type {
  PersistentVolumeClaim,
  StatefulSet,
  StatefulSetSpec,
  StatefulSetUpdateStrategy,
} from './api.generated';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import { lowerClaimSpec } from './persistent-volume-claim';
import type { OtherObjects, PlannedObject } from './planned';
import { lowerPodTemplate } from './pod';
import { historyOf } from './revision-history';
import { toSeconds } from './seconds';
import { sortKeys } from './sort-keys';

export function planStatefulSet(workload: StatefulApp): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.statefulApp;
  const lower: PlannedObject['lower'] = (prepared, others) =>
    lowerStatefulSet(prepared.completed(workload, 'kubernetes'), prepared, others);
  return [{ id: kind, apiVersion, kind, name: workload.name, main: true, patch: 'statefulSet', lower }];
}

function lowerStatefulSet(
  workload: CompleteStatefulApp,
  prepared: Prepared,
  others: OtherObjects,
): StatefulSet {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: lowerMetadata(workload),
    spec: lowerSpec(workload, prepared, others),
  };
}

function lowerSpec(workload: CompleteStatefulApp, prepared: Prepared, others: OtherObjects): StatefulSetSpec {
  const { scale, rollout, retention, volumes, podManagement } = workload;
  // With an autoscaler the number is its own: writing one would reset it with each apply.
  const scaled: Pick<StatefulSetSpec, 'replicas'> =
    scale.type === 'fixed' ? { replicas: scale.replicas } : {};
  const spec: Omit<StatefulSetSpec, 'template'> = Object.assign(scaled, historyOf(workload), {
    selector: { matchLabels: sortKeys(workload.selector) },
    serviceName: podsServiceName(workload),
    podManagementPolicy: podManagement,
    updateStrategy: lowerStrategy(rollout),
  });
  if (rollout.minReady !== undefined && rollout.minReady > 0) {
    spec.minReadySeconds = toSeconds(rollout.minReady);
  }
  if (retention !== undefined) spec.persistentVolumeClaimRetentionPolicy = lowerRetention(retention);
  const templates = lowerClaimTemplates(volumes);
  return Object.assign(
    spec,
    { template: lowerPodTemplate(workload, prepared, others) },
    templates.length > 0 && { volumeClaimTemplates: templates },
  );
}

function lowerStrategy({ strategy, partition }: StatefulRollout): StatefulSetUpdateStrategy {
  if (strategy === 'onDelete') return { type: 'OnDelete' };
  return { type: 'RollingUpdate', ...(partition !== undefined && { rollingUpdate: { partition } }) };
}

function lowerRetention({ whenDeleted = 'Retain', whenScaled = 'Retain' }: Retention): Required<Retention> {
  return { whenDeleted, whenScaled };
}

/** Nothing but what is needed: the server never lets them change, and labels of the user's do. */
function lowerClaimTemplates(volumes: readonly Volume[]): PersistentVolumeClaim[] {
  return volumes.flatMap((volume) =>
    volume.type === 'claim' && isOfEach(volume)
      ? {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: volume.name },
          spec: lowerClaimSpec(volume.claim),
        }
      : [],
  );
}
