import type { JsonObject } from '../../model/json';
import { parseMemory } from '../../model/quantity';
import { objectIn } from '../../model/read-json';
import { type Difference, pathOf, shapeOf } from '../compare/difference';

/** What an API server refuses to change: the object has to be made anew. */
const fixed: Readonly<Record<string, RegExp>> = {
  Deployment: /^spec\/selector(?:\/|$)/,
  DaemonSet: /^spec\/selector(?:\/|$)/,
  ReplicaSet: /^spec\/selector(?:\/|$)/,
  StatefulSet:
    /^spec\/(?!(?:replicas|ordinals|template|updateStrategy|revisionHistoryLimit|persistentVolumeClaimRetentionPolicy|minReadySeconds)(?:\/|$))/,
  Job: /^spec\/(?:selector|template|completionMode|completions|podFailurePolicy|backoffLimitPerIndex|managedBy|successPolicy|podReplacementPolicy)(?:\/|$)/,
  Pod: /^spec\/(?!(?:activeDeadlineSeconds|tolerations)(?:\/|$)|(?:containers|initContainers)\/\*\/image$)/,
  PersistentVolumeClaim: /^spec\/(?!resources\/requests\/|volumeAttributesClassName$)/,
  RoleBinding: /^roleRef(?:\/|$)/,
  ClusterRoleBinding: /^roleRef(?:\/|$)/,
  Secret: /^type$/,
  StorageClass: /^(?:provisioner|parameters|reclaimPolicy|volumeBindingMode)(?:\/|$)/,
  PriorityClass: /^(?:value|preemptionPolicy)$/,
  RuntimeClass: /^handler$/,
  IngressClass: /^spec\/controller$/,
};

/** The first place of a change that a server refuses, as people read it; nothing where it takes all of them. */
export function immutableIn(
  kind: string,
  before: JsonObject,
  after: JsonObject,
  differences: readonly Difference[],
): string | undefined {
  const places = fixed[kind];
  const found = differences.find(
    (difference) =>
      places?.test(shapeOf(difference.steps)) ||
      isSealed(kind, before, difference) ||
      isOtherAddress(kind, before, after, difference) ||
      isSmaller(kind, difference),
  );
  return found && pathOf(found.steps);
}

/** `immutable: true` holds for what is in it, and for itself. */
function isSealed(kind: string, { immutable }: JsonObject, { steps }: Difference): boolean {
  if ((kind !== 'ConfigMap' && kind !== 'Secret') || immutable !== true) return false;
  return ['data', 'binaryData', 'stringData', 'immutable'].includes(steps[0]?.key ?? '');
}

/** A Service keeps its address, unless it becomes a name for something outside, or was one. */
function isOtherAddress(kind: string, before: JsonObject, after: JsonObject, { steps }: Difference): boolean {
  if (kind !== 'Service' || shapeOf(steps) !== 'spec/clusterIP') return false;
  const [was, is] = [objectIn(before.spec), objectIn(after.spec)];
  if (was.type === 'ExternalName' || is.type === 'ExternalName') return false;
  return is.clusterIP !== undefined;
}

/** A claim can only grow. */
function isSmaller(kind: string, { steps, before, after }: Difference): boolean {
  if (kind !== 'PersistentVolumeClaim' || shapeOf(steps) !== 'spec/resources/requests/storage') return false;
  const [was, is] = [bytesOf(before), bytesOf(after)];
  return was !== undefined && is !== undefined && is < was;
}

function bytesOf(value: unknown): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? parseMemory(value) : undefined;
}
