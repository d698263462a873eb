import type * as api from '../../kubernetes/api.generated';
import type { RestartPolicy } from '../../model/workload';
import { type ContainerProps, containerShape } from './container';
import { type OverDefaults, overDefaults } from './own-of-each';
import { type PatchOf, patch } from './patch';
import { object, type PropsTable, required } from './shape';
import { nonEmptyList, oneOf } from './shapes';
import { blocks, type TargetBlocks } from './target-block';
import { patches, type WorkloadPatches, type WorkloadProps, workloadProps } from './workload';

/** Changes to the final objects of a Pod, for whatever its props cannot say. Validated like the rest. */
export interface PodPatches extends WorkloadPatches {
  readonly pod?: PatchOf<api.Pod>;
}

/** What a Pod has beside its containers. */
export interface PodOptions extends WorkloadProps {
  /** When its containers are started again where they have ended, on the node that it is on. Default: `unless-stopped`. */
  readonly restart?: RestartPolicy;
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: PodPatches;
}

/** What a Pod says of itself, on every target or on one. */
export interface PodOwnProps extends PodOptions {
  /** The first is the main one: on Compose it is the service, and the others share its network. */
  readonly containers: readonly ContainerProps[];
}

/** Containers that run together, once. `null` removes what `defaults` say. */
export interface PodProps extends OverDefaults<PodOwnProps>, TargetBlocks<PodOwnProps> {}

const podPatches: PropsTable<PodPatches> = { ...patches, pod: patch };

const own: PropsTable<PodOwnProps> = {
  ...workloadProps,
  containers: required(nonEmptyList(containerShape)),
  restart: oneOf(['always', 'unless-stopped', 'on-failure', 'no']),
  patch: object<PodPatches>(podPatches),
};

export const podShape = object<PodProps>(() => ({ ...overDefaults(own), ...blocks(own, podPatches) }));
