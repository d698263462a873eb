import { stepsOf } from '../diagnostics/json-pointer';
import type { JsonObject } from '../model/json';
import { containersOf, type Workload } from '../model/workload';
import type { ChecksName } from '../passes/target-room';
import { listIn, objectIn } from './json';

type Property = readonly (string | number)[];

/** What the user writes for the fields of a Kubernetes container. */
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
  securityContext: ['user'],
  volumeMounts: ['volumes'],
};

/** What the user writes for the other fields of an object, by the beginning of their pointers. */
const objectFields: readonly (readonly [prefix: string, property: readonly string[]])[] = [
  ['/metadata/name', ['name']],
  ['/spec/replicas', ['scale']],
  ['/spec/minReplicas', ['scale', 'min']],
  ['/spec/maxReplicas', ['scale', 'max']],
  ['/spec/metrics', ['scale']],
  ['/spec/strategy', ['rollout']],
  ['/spec/minReadySeconds', ['rollout', 'minReady']],
  ['/spec/progressDeadlineSeconds', ['rollout', 'progressDeadline']],
  ['/spec/maxUnavailable', ['disruptionBudget', 'maxUnavailable']],
  ['/spec/minAvailable', ['disruptionBudget', 'minAvailable']],
  ['/spec/template/spec/terminationGracePeriodSeconds', ['stopGracePeriod']],
  ['/spec/template/spec/serviceAccountName', ['serviceAccount']],
  ['/spec/template/spec/imagePullSecrets', ['pullSecrets']],
  ['/spec/template/spec/volumes', ['volumes']],
  ['/spec/rules', ['expose']],
  ['/spec/ingressClassName', ['expose', 'className']],
  ['/spec/tls', ['expose', 'tls']],
  ['/spec/ports', ['ports']],
];

const composeFields: Readonly<Record<string, readonly string[]>> = {
  image: ['image'],
  build: ['build'],
  pull_policy: ['pull'],
  entrypoint: ['command'],
  command: ['args'],
  working_dir: ['workingDir'],
  healthcheck: ['readiness'],
  ports: ['publish'],
  expose: ['ports'],
  user: ['user'],
  volumes: ['volumes'],
  configs: ['volumes'],
  secrets: ['volumes'],
  tmpfs: ['volumes'],
  depends_on: ['startAfter'],
  stop_grace_period: ['stopGracePeriod'],
  stop_signal: ['stopSignal'],
  restart: ['restart'],
  post_start: ['postStart'],
  pre_stop: ['preStop'],
  read_only: ['writableRoot'],
  privileged: ['privileged'],
  cap_add: ['addCapabilities'],
  labels: ['labels'],
};

/** The property that a place in an unpatched object of ours was lowered from, as far as it can be told. */
function propertyInObject(
  pointer: string,
  content: JsonObject,
  _name: string,
  workload: Workload | undefined,
): Property | undefined {
  const steps = stepsOf(pointer);
  const metadata = steps.lastIndexOf('metadata');
  const [part, key] = metadata < 0 ? [] : steps.slice(metadata + 1);
  if ((part === 'labels' || part === 'annotations') && metadata < 4) return key ? [part, key] : [part];
  if (pointer.startsWith('/spec/template/spec/')) {
    const inContainer = propertyInContainer(steps.slice(3), content, workload);
    if (inContainer) return inContainer;
  }
  return objectFields.find(([prefix]) => pointer === prefix || pointer.startsWith(`${prefix}/`))?.[1];
}

function propertyInContainer(
  [list, index, field = '', ...rest]: readonly string[],
  content: JsonObject,
  workload: Workload | undefined,
): Property | undefined {
  if (list !== 'containers' && list !== 'initContainers') return undefined;
  const spec = objectIn(objectIn(objectIn(content.spec).template).spec);
  const container = objectIn(listIn(spec[list])[Number(index)]);
  const described = workload && containersOf(workload).find(({ name }) => name === container.name);
  if (described === undefined) return undefined;
  const [first = '', second] = rest;
  const entry = objectIn(listIn(container[field])[Number(first)]);
  if (field === 'env' && typeof entry.name === 'string') return [...described.property, 'env', entry.name];
  if (field === 'volumeMounts' && typeof entry.mountPath === 'string') {
    return [...described.property, 'volumes', entry.mountPath];
  }
  if (field === 'resources' && second !== undefined) {
    const resource = second === 'ephemeral-storage' ? 'ephemeralStorage' : second;
    return [...described.property, 'resources', resource];
  }
  if (field === 'lifecycle') return [...described.property, first];
  const property = containerFields[field];
  return property && [...described.property, ...property];
}

/** The same for a place in an unpatched Compose service. */
function propertyInService(
  pointer: string,
  _content: JsonObject,
  name: string,
  workload: Workload | undefined,
): Property | undefined {
  const [field = '', key, ...rest] = stepsOf(pointer);
  if (workload === undefined) return undefined;
  const container =
    workload.name === name
      ? workload.containers[0]
      : containersOf(workload).find((each) => name === `${workload.name}-${each.name}`);
  const within = container?.property ?? [];
  if (field === 'environment' && key !== undefined) return [...within, 'env', key];
  if (field === 'deploy') return key === 'replicas' ? ['scale'] : resourceProperty(within, rest.at(-1));
  const property = composeFields[field];
  if (property === undefined) return undefined;
  return isOfWorkload(field) ? property : [...within, ...property];
}

function resourceProperty(within: Property, last: string | undefined): Property {
  const resource = { cpus: 'cpu', memory: 'memory' }[last ?? ''];
  return [...within, 'resources', ...(resource ? [resource] : [])];
}

function isOfWorkload(field: string): boolean {
  return ['depends_on', 'stop_grace_period', 'stop_signal', 'restart', 'labels', 'ports'].includes(field);
}

/** Which property of the user's props a place of a piece was lowered from, by what the piece is checked as. */
export const propertyIn = {
  kubernetes: propertyInObject,
  compose: propertyInService,
} as const satisfies Record<
  ChecksName,
  (pointer: string, content: JsonObject, name: string, workload: Workload | undefined) => Property | undefined
>;
