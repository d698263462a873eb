import { foreignIn } from '../../model/foreign-data';
import { isPlainObject } from '../../model/json';
import { targets as allTargets } from '../../model/target';
import type { Defaults } from '../defaults';
import type { DeploymentProps } from '../deployment';
import type { ExposeProps } from '../ingress';
import type { PublishProps, WebAppProps } from '../web-app';
import type { WorkerProps } from '../worker';
import type {
  RolloutProps,
  ScaleRange,
  ServiceAccountProps,
  WorkloadPatches,
  WorkloadProps,
} from '../workload';
import { containerProps, containerShape, healthTool, pull, resources, user } from './container';
import {
  guarded,
  nameOf,
  object,
  type PropsTable,
  rejected,
  required,
  type Shape,
  wrongType,
  wrongValue,
} from './shape';
import {
  boolean,
  duration,
  either,
  integer,
  isBoolean,
  isNumber,
  isString,
  list,
  nonEmptyList,
  nonEmptyString,
  oneOf,
  otherwise,
  portNumber,
  record,
  string,
} from './shapes';

/** A construct of ours, known by what it carries: a class name would not survive a second copy of this package. */
function construct(expected: string, ...keys: readonly string[]): Shape {
  return guarded(
    expected,
    (value) => typeof value === 'object' && value !== null && keys.some((key) => key in value),
  );
}

export const workloadConstructs = list(construct('a WebApp, Worker or Deployment', 'deployment', 'model'));
export const endpointConstructs = list(construct('a WebApp, Service or External', 'service', 'model'));

export const targets = nonEmptyList(oneOf(allTargets));
export const suppress = list(
  object<{ code: string; reason: string }>(
    { code: required(nonEmptyString), reason: required(nonEmptyString) },
    '{ code, reason }',
  ),
);
const patchExpected = 'an object to merge, or a list of JSON Patch operations';
export const patch: Shape = {
  expected: patchExpected,
  check(value, at, report) {
    const isPatch = isPlainObject(value) || (Array.isArray(value) && value.every(isPlainObject));
    const foreign = isPatch ? foreignIn(value) : undefined;
    if (!isPatch) report(wrongType(patchExpected, value, at));
    if (foreign !== undefined)
      report(wrongValue(`${nameOf(at)} holds ${foreign}, which no manifest can hold.`, at));
    return isPatch && foreign === undefined ? value : rejected;
  },
};
export const names = record(string);

const percent = /^\d+%$/;
const amount = guarded(
  "a whole number from 0, or a percentage such as '25%'",
  (value) =>
    (typeof value === 'number' && Number.isInteger(value) && value >= 0) ||
    (typeof value === 'string' && percent.test(value)),
);

const range = object<ScaleRange>(
  { min: required(integer(1)), max: required(integer(1)), cpu: integer(1), memory: integer(1) },
  'a number, or { min, max, cpu?, memory? }',
);

const orderedRange: Shape = {
  expected: range.expected,
  check(value, at, report) {
    const checked = range.check(value, at, report);
    if (!isPlainObject(checked)) return checked;
    const { min, max } = checked;
    if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return checked;
    report(
      wrongValue(`${nameOf([...at, 'max'])} is ${max}, but has to be at least the ${min} of "min".`, [
        ...at,
        'max',
      ]),
    );
    return rejected;
  },
};

const scale = either({ when: isNumber, shape: integer(0) }, { when: otherwise, shape: orderedRange });

const rollout = either(
  { when: isString, shape: oneOf(['recreate']) },
  {
    when: otherwise,
    shape: object<RolloutProps>(
      { maxSurge: amount, maxUnavailable: amount, minReady: duration, progressDeadline: duration },
      "'recreate', or { maxSurge?, maxUnavailable?, minReady?, progressDeadline? }",
    ),
  },
);

const serviceAccount = either(
  { when: isString, shape: nonEmptyString },
  {
    when: otherwise,
    shape: object<ServiceAccountProps>({ name: nonEmptyString, create: boolean, mountToken: boolean }),
  },
);

const disruptionBudget = either(
  { when: isBoolean, shape: guarded('false, or one bound', (value) => value === false) },
  {
    when: (value) => isPlainObject(value) && 'minAvailable' in value,
    shape: object<{ minAvailable: unknown }>({ minAvailable: amount }),
  },
  { when: otherwise, shape: object<{ maxUnavailable: unknown }>({ maxUnavailable: required(amount) }) },
);

const patches: PropsTable<WorkloadPatches> = {
  compose: patch,
  deployment: patch,
  serviceAccount: patch,
  horizontalPodAutoscaler: patch,
  podDisruptionBudget: patch,
};

const workloadProps: PropsTable<WorkloadProps> = {
  name: nonEmptyString,
  labels: names,
  annotations: names,
  targets,
  scale,
  rollout,
  restart: oneOf(['always', 'unless-stopped', 'on-failure', 'no']),
  stopGracePeriod: duration,
  stopSignal: nonEmptyString,
  startAfter: workloadConstructs,
  calls: endpointConstructs,
  serviceAccount,
  disruptionBudget,
  pullSecrets: list(nonEmptyString),
  initContainers: list(containerShape),
  sidecars: list(containerShape),
  suppress,
  patch: object<WorkloadPatches>(patches),
};

export const deploymentShape = object<DeploymentProps>({
  ...workloadProps,
  containers: required(nonEmptyList(containerShape)),
  replicas: integer(0),
});

export const workerShape = object<WorkerProps>({ ...workloadProps, ...containerProps, name: nonEmptyString });

export const exposeProps: PropsTable<ExposeProps> = {
  host: required(nonEmptyString),
  path: nonEmptyString,
  pathType: oneOf(['Prefix', 'Exact']),
  className: nonEmptyString,
  tls: nonEmptyString,
  localPort: portNumber,
  annotations: names,
};

export const webAppShape = object<WebAppProps>({
  ...workloadProps,
  ...containerProps,
  name: nonEmptyString,
  expose: either(
    { when: isString, shape: nonEmptyString },
    { when: otherwise, shape: object<ExposeProps>(exposeProps, 'a host name, or { host, … }') },
  ),
  publish: either(
    { when: isNumber, shape: portNumber },
    {
      when: isPlainObject,
      shape: object<PublishProps>({ port: required(portNumber), hostIp: nonEmptyString }),
    },
  ),
  patch: object<NonNullable<WebAppProps['patch']>>({ ...patches, service: patch, ingress: patch }),
});

export const defaultsShape = object<Defaults>({
  user,
  writableRoot: boolean,
  resources,
  pull,
  healthTool,
  targets,
  stopGracePeriod: duration,
  pullSecrets: list(nonEmptyString),
  labels: names,
  annotations: names,
});
