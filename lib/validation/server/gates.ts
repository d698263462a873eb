import { pointerTo } from '../../diagnostics/json-pointer';
import type { JsonObject } from '../../model/json';
import { eachAt } from '../each-at';

/** A field, or one value of it, that a server takes only while a feature gate is on. */
interface Gated {
  readonly gate: string;
  /** The way to what holds the field. */
  readonly path: readonly string[];
  readonly field: string;
  /** The values that need the gate. Default: all. */
  readonly values?: readonly unknown[];
  /** Otherwise it is dropped, and nobody is told. */
  readonly isRefused?: boolean;
}

/** Off by default in each version that has them. */
const offByDefault: ReadonlySet<string> = new Set([
  'AtomicWriteVolumeUserFields',
  'ContainerStopSignals',
  'CrossNamespaceVolumeDataSource',
  'EmptyDirVolumeMode',
  'StatefulSetRecreateStrategy',
  'VolumeBindMountOptions',
]);

const containers = (
  gate: string,
  path: readonly string[],
  field: string,
  more: Partial<Gated> = {},
): Gated[] =>
  ['containers', 'initContainers'].map((list) => ({ gate, path: [list, '*', ...path], field, ...more }));
const users = (source: string): Gated => ({
  gate: 'AtomicWriteVolumeUserFields',
  path: ['volumes', '*', source],
  field: 'defaultUser',
});

/** From the spec of pods on. */
const ofPods: readonly Gated[] = [
  { gate: 'PodLevelResources', path: [], field: 'resources' },
  // First containers that go on running have had theirs for longer.
  { gate: 'ContainerRestartRules', path: ['containers', '*'], field: 'restartPolicy' },
  ...containers('ContainerRestartRules', [], 'restartPolicyRules'),
  ...containers('EnvFiles', ['env', '*', 'valueFrom'], 'fileKeyRef', { isRefused: true }),
  ...containers('ContainerStopSignals', ['lifecycle'], 'stopSignal'),
  ...containers('VolumeBindMountOptions', ['volumeMounts', '*'], 'bindMountOptions'),
  { gate: 'EmptyDirVolumeMode', path: ['volumes', '*', 'emptyDir'], field: 'mode' },
  ...['configMap', 'downwardAPI', 'projected', 'secret'].map(users),
];

/** From the top, by `group/kind`. */
const ofKinds: Readonly<Record<string, readonly Gated[]>> = {
  PersistentVolumeClaim: [
    { gate: 'CrossNamespaceVolumeDataSource', path: ['spec', 'dataSourceRef'], field: 'namespace' },
  ],
  'apps/StatefulSet': [
    {
      gate: 'MaxUnavailableStatefulSet',
      path: ['spec', 'updateStrategy', 'rollingUpdate'],
      field: 'maxUnavailable',
    },
    {
      gate: 'StatefulSetRecreateStrategy',
      path: ['spec', 'updateStrategy'],
      field: 'type',
      values: ['Recreate'],
      isRefused: true,
    },
  ],
};

/** Those that decide something about an object: of the rest nothing can be told. */
export const knownGates: readonly string[] = [
  ...new Set([...ofPods, ...Object.values(ofKinds).flat()].map(({ gate }) => gate)),
  'HPAScaleToZero',
  'StrictIPCIDRValidation',
  'TaintTolerationComparisonOperators',
];

/** What a server with these gates makes of a place in an object: where it is, and what becomes of it. */
export type TellGated = (pointer: string, gate: string, isRefused: boolean) => void;

/** @param gates as the cluster has them. */
export function gatedInPod(
  spec: JsonObject,
  gates: Readonly<Record<string, boolean>>,
  tell: TellGated,
): void {
  for (const each of ofPods) look(spec, each, gates, tell);
}

/** @param kind `apps/StatefulSet`. */
export function gatedInKind(
  kind: string,
  content: JsonObject,
  gates: Readonly<Record<string, boolean>>,
  tell: TellGated,
): void {
  for (const each of (Object.hasOwn(ofKinds, kind) && ofKinds[kind]) || []) look(content, each, gates, tell);
}

function look(
  value: JsonObject,
  { gate, path, field, values, isRefused = false }: Gated,
  gates: Readonly<Record<string, boolean>>,
  tell: TellGated,
): void {
  if (Object.hasOwn(gates, gate) ? gates[gate] : !offByDefault.has(gate)) return;
  eachAt(value, path, (holder, pointer) => {
    const given = holder[field];
    if (given === undefined || given === null || values?.includes(given) === false) return;
    tell(pointerTo(pointer, field), gate, isRefused);
  });
}
