import { stepsOf } from '../diagnostics/json-pointer';
import type { PropertyPath } from '../diagnostics/property-path';
import type { Container } from '../model/container';
import type { JsonObject } from '../model/json';
import { listIn, objectIn, rowOf } from '../model/read-json';
import { propertyOfFile } from '../model/volume';
import { containersOf, type Workload } from '../model/workload';
import type { Place } from '../passes/target-room';
import { podTemplates } from './kinds';
import { permissionsIn } from './permission';

/** What the user writes for the fields of a container. */
const containerFields: Readonly<Record<string, readonly string[]>> = {
  name: ['name'],
  image: ['image'],
  imagePullPolicy: ['pull'],
  command: ['command'],
  args: ['args'],
  workingDir: ['workingDir'],
  ports: ['ports'],
  resources: ['resources'],
  startupProbe: ['startup'],
  readinessProbe: ['readiness'],
  livenessProbe: ['liveness'],
};

/** What the user writes for the fields of a container's security context; for the others, `user`. */
const securityFields: Readonly<Record<string, readonly string[]>> = {
  privileged: ['privileged'],
  allowPrivilegeEscalation: ['allowPrivilegeEscalation'],
  readOnlyRootFilesystem: ['writableRoot'],
  capabilities: ['addCapabilities'],
};

/** What the user writes for the other fields of a pod. */
const podFields: Readonly<Record<string, readonly string[]>> = {
  terminationGracePeriodSeconds: ['stopGracePeriod'],
  restartPolicy: ['restart'],
  serviceAccountName: ['serviceAccount'],
  imagePullSecrets: ['pullSecrets'],
  hostname: ['hostname'],
  hostAliases: ['hostAliases'],
  dnsConfig: ['dns'],
  nodeSelector: ['scheduling', 'nodeSelector'],
  affinity: ['scheduling'],
  tolerations: ['scheduling', 'tolerations'],
  topologySpreadConstraints: ['scheduling', 'spread'],
  priorityClassName: ['scheduling', 'priorityClass'],
  runtimeClassName: ['scheduling', 'runtimeClass'],
};

/** What the user writes for the other fields of an object, by the beginning of their pointers. */
const objectFields: readonly (readonly [prefix: string, property: readonly string[]])[] = [
  ['/metadata/name', ['name']],
  ['/spec/replicas', ['scale']],
  ['/spec/minReplicas', ['scale', 'min']],
  ['/spec/maxReplicas', ['scale', 'max']],
  ['/spec/metrics', ['scale']],
  ['/spec/behavior', ['scale', 'behavior']],
  ['/spec/minReplicaCount', ['scale', 'min']],
  ['/spec/maxReplicaCount', ['scale', 'max']],
  ['/spec/advanced', ['scale', 'behavior']],
  ['/spec/pollingInterval', ['scale', 'keda', 'pollingInterval']],
  ['/spec/cooldownPeriod', ['scale', 'keda', 'cooldownPeriod']],
  ['/spec/fallback', ['scale', 'keda', 'fallback']],
  ['/spec/triggers', ['scale', 'keda', 'triggers']],
  ['/spec/strategy', ['rollout']],
  ['/spec/updateStrategy', ['rollout']],
  ['/spec/volumeClaimTemplates', ['storage']],
  ['/spec/minReadySeconds', ['rollout', 'minReady']],
  ['/spec/progressDeadlineSeconds', ['rollout', 'progressDeadline']],
  ['/spec/schedule', ['schedule']],
  ['/spec/timeZone', ['timeZone']],
  ['/spec/concurrencyPolicy', ['concurrencyPolicy']],
  ['/spec/startingDeadlineSeconds', ['startingDeadline']],
  ['/spec/suspend', ['suspend']],
  ['/spec/successfulJobsHistoryLimit', ['successfulJobsHistoryLimit']],
  ['/spec/failedJobsHistoryLimit', ['failedJobsHistoryLimit']],
  ['/spec/parallelism', ['parallelism']],
  ['/spec/completions', ['completions']],
  ['/spec/backoffLimit', ['backoffLimit']],
  ['/spec/activeDeadlineSeconds', ['activeDeadline']],
  ['/spec/ttlSecondsAfterFinished', ['ttlAfterFinished']],
  ['/spec/revisionHistoryLimit', ['revisionHistoryLimit']],
  ['/spec/maxUnavailable', ['disruptionBudget', 'maxUnavailable']],
  ['/spec/minAvailable', ['disruptionBudget', 'minAvailable']],
  ['/spec/rules', ['expose']],
  ['/spec/hostnames', ['expose', 'host']],
  ['/spec/parentRefs', ['expose', 'via']],
  ['/spec/ingressClassName', ['expose', 'className']],
  ['/spec/tls', ['expose', 'tls']],
  ['/spec/hard', ['namespace', 'quota']],
  ['/spec/limits', ['namespace', 'limitRange']],
  ['/spec/selector', ['selector']],
  ['/spec/ports', ['ports']],
  ['/spec/externalName', ['host']],
  ['/spec/clusterIP', ['headless']],
  ['/spec/sessionAffinity', ['sessionAffinity']],
  ['/spec/externalTrafficPolicy', ['externalTrafficPolicy']],
  ['/spec/internalTrafficPolicy', ['internalTrafficPolicy']],
  ['/spec/trafficDistribution', ['trafficDistribution']],
];

/** The property that a place in an object was lowered from. */
export function propertyOf(
  { pointer, object, name }: Place,
  workload: Workload | undefined,
): PropertyPath | undefined {
  const steps = stepsOf(pointer);
  if (object.kind === 'ConfigMap') return propertyInMetadata(steps) ?? propertyOfData(steps, name, workload);
  const template = workload === undefined ? undefined : podTemplates[workload.kind];
  const inPod = template?.every((step, index) => steps[index] === step) === true;
  const property =
    propertyInMetadata(inPod ? steps.slice(template?.length) : steps) ??
    (inPod ? propertyInPod(steps.slice(template?.length), object, workload) : undefined) ??
    propertyInRole(steps, object, workload) ??
    propertyInRoute(steps, object) ??
    objectFields.find(([prefix]) => pointer === prefix || pointer.startsWith(`${prefix}/`))?.[1];
  // A route that is a construct of its own says by itself what a workload says in there.
  return workload === undefined && property?.[0] === 'expose' ? property.slice(1) : property;
}

function propertyInMetadata([first, part, key]: readonly string[]): PropertyPath | undefined {
  if (first !== 'metadata' || (part !== 'labels' && part !== 'annotations')) return undefined;
  return key ? [part, key] : [part];
}

/** What is wrong with one part of a route says nothing of the others. */
function propertyInRoute(
  [, list, , ...rest]: readonly string[],
  { kind }: JsonObject,
): PropertyPath | undefined {
  const field = rest.at(-1) ?? '';
  const isOwn = kind === 'Ingress' && list === 'rules' && ['host', 'path', 'pathType'].includes(field);
  return isOwn ? ['expose', field] : undefined;
}

/** What the user writes for the fields of a rule. */
const ruleFields: Readonly<Record<string, string>> = {
  apiGroups: 'apiGroups',
  resources: 'resources',
  resourceNames: 'names',
  verbs: 'verbs',
};

function propertyInRole(
  [first, index, field = '', ...rest]: readonly string[],
  { kind }: JsonObject,
  workload: Workload | undefined,
): PropertyPath | undefined {
  if (first !== 'rules' || (kind !== 'Role' && kind !== 'ClusterRole')) return undefined;
  const permission = workload && permissionsIn(kind, workload)[Number(index)];
  if (permission === undefined) return undefined;
  const at = workload?.permissions?.indexOf(permission) ?? 0;
  const name = rowOf(ruleFields, field);
  if (name === undefined) return ['permissions', at];
  return ['permissions', at, name, ...(rest[0] === undefined ? [] : [Number(rest[0])])];
}

function propertyInPod(
  [first, field = '', ...rest]: readonly string[],
  object: JsonObject,
  workload: Workload | undefined,
): PropertyPath | undefined {
  if (first !== 'spec' || workload === undefined) return undefined;
  const template = podTemplates[workload.kind].reduce((at, step) => objectIn(at[step]), object);
  const entry = objectIn(listIn(objectIn(template.spec)[field])[Number(rest[0])]);
  if (field === 'volumes') return ofListed(rest[0], workload.volumes, ({ name }) => name === entry.name);
  if (field !== 'containers' && field !== 'initContainers') return rowOf(podFields, field);
  const described = containersOf(workload).find(({ name }) => name === entry.name);
  if (described === undefined) return isWait(entry.name) ? ['startAfter'] : undefined;
  const property =
    rest[1] === 'volumeMounts'
      ? propertyOfMount(rest[2], entry, described)
      : propertyInContainer(rest.slice(1), entry);
  return property && [...described.property, ...property];
}

function propertyOfMount(index: string | undefined, container: JsonObject, { mounts }: Container) {
  const { mountPath } = objectIn(listIn(container.volumeMounts)[Number(index)]);
  return ofListed(index, mounts, ({ path }) => path === mountPath);
}

/** What is a default, or a patch has added, leads nowhere; a list as a whole does where nobody has asked for any of it. */
function ofListed<T extends { readonly property?: PropertyPath }>(
  index: string | undefined,
  all: readonly T[],
  isMeant: (each: T) => boolean,
): PropertyPath | undefined {
  if (index !== undefined) return all.find(isMeant)?.property;
  return all.some(({ property }) => property !== undefined) ? ['volumes'] : undefined;
}

/** An init container that waits for somebody. */
function isWait(name: unknown): boolean {
  return typeof name === 'string' && name.startsWith('wait-for-');
}

/** The files of a workload stand where it mounts them. */
function propertyOfData(
  [first, file]: readonly string[],
  name: string,
  workload: Workload | undefined,
): PropertyPath | undefined {
  const volume = workload?.volumes.find((each) => each.type === 'config' && each.configName === name);
  if (volume?.type !== 'config' || file === undefined || !/^(?:data|binaryData)$/.test(first ?? ''))
    return volume?.property;
  return propertyOfFile(volume, file);
}

function propertyInContainer([field = '', ...rest]: readonly string[], container: JsonObject) {
  const [first = '', second] = rest;
  const entry = objectIn(listIn(container[field])[Number(first)]);
  if (field === 'envFrom') return ['envFrom', Number(first)];
  if (field === 'env' && typeof entry.name === 'string') return ['env', entry.name];
  if (field === 'resources' && second !== undefined) {
    return ['resources', second === 'ephemeral-storage' ? 'ephemeralStorage' : second];
  }
  if (field === 'lifecycle') return [first];
  if (field === 'securityContext') return rowOf(securityFields, first) ?? ['user'];
  return rowOf(containerFields, field);
}
