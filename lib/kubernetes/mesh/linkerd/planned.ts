import type { Workload } from '../../../model/workload';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';

/** An object about a member, whose `spec` nothing else decides. */
export function planAbout(
  member: Workload,
  { apiVersion, kind, name }: Pick<PlannedObject, 'apiVersion' | 'kind' | 'name'>,
  spec: object,
): PlannedObject {
  return {
    id: `${kind}-${name}`,
    apiVersion,
    kind,
    name,
    namespace: member.chart.namespace,
    lower: () => ({ apiVersion, kind, metadata: lowerMetadata(member, name), spec }),
  };
}
