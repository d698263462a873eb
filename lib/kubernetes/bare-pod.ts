import type { Pod as ModelPod } from '../model/pod';
import type { RestartPolicy } from '../model/workload';
import type { CompletePod } from '../passes/pod';
import type { Prepared } from '../passes/prepare';
import type { Pod, PodSpec } from './api.generated';
import { kinds } from './kinds';
import { lowerMetadata } from './metadata';
import type { OtherObjects, PlannedObject } from './planned';
import { lowerPodTemplate } from './pod';

const restarts = {
  always: 'Always',
  'unless-stopped': 'Always',
  'on-failure': 'OnFailure',
  no: 'Never',
} as const satisfies Record<RestartPolicy, PodSpec['restartPolicy']>;

export function planPod(workload: ModelPod): readonly PlannedObject[] {
  const { apiVersion, kind } = kinds.pod;
  const lower: PlannedObject['lower'] = (prepared, others) =>
    lowerBarePod(prepared.completed(workload, 'kubernetes'), prepared, others);
  return [{ id: kind, apiVersion, kind, name: workload.name, main: true, patch: 'pod', lower }];
}

/** What elsewhere is the template of a controller, by itself and with a name. */
function lowerBarePod(workload: CompletePod, prepared: Prepared, others: OtherObjects): Pod {
  const { spec } = lowerPodTemplate(workload, prepared, others);
  const restarting: Pick<PodSpec, 'restartPolicy'> = { restartPolicy: restarts[workload.restart] };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: lowerMetadata(workload),
    spec: spec && Object.assign(restarting, spec),
  };
}
