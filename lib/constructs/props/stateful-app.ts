import type * as api from '../../kubernetes/api.generated';
import type { ScaledObject } from '../../kubernetes/keda-api';
import type { DisruptionBudget } from '../../model/rollout';
import type { PodManagement, Retention } from '../../model/stateful-app';
import type { RestartPolicy } from '../../model/workload';
import { type ContainerOwnProps, containerProps } from './container';
import { type Duration, duration } from './duration';
import { type OverDefaults, overDefaults } from './own-of-each';
import { type OwnPatchOf, ownPatch, type PatchOf, patch } from './patch';
import { disruptionBudget } from './rollout';
import { type ScaleRange, scale } from './scale';
import {
  type ServingPatches,
  type ServingProps,
  servingPatches,
  servingProps,
  type WithPort,
} from './serving';
import { object, type PropsTable } from './shape';
import { either, integer, isString, oneOf, otherwise } from './shapes';
import { type SingleContainerProps, singleContainer } from './single-container';
import { type StorageProps, storage } from './storage';
import { blocks, type TargetBlocks } from './target-block';
import { patches, type WorkloadPatches, type WorkloadProps, workloadProps } from './workload';

/** A container that serves and keeps data, in replicas that each have a name and storage of their own. */
export type StatefulAppProps = StatefulAppOptions & WithPort;

/**
 * All that a StatefulApp takes, its ports included: one of `port` and `ports` has to be there. `null` removes what
 * `defaults` say.
 */
export interface StatefulAppOptions
  extends OverDefaults<StatefulAppOwnProps>,
    TargetBlocks<StatefulAppOwnProps> {}

/** How new replicas replace old ones: from the last one down, each when the one after it is ready. */
export interface StatefulRolloutProps {
  /** Replicas below this ordinal keep what they run, so that a change can be tried on the others. Default: 0. */
  readonly partition?: number;
  /** How long a new replica must be ready before the next one is replaced, `'10s'`. Default: 0. */
  readonly minReady?: Duration;
}

/** Changes to the final objects of a StatefulApp. Validated like the rest. */
export interface StatefulAppPatches extends WorkloadPatches, ServingPatches {
  readonly statefulSet?: PatchOf<api.StatefulSet>;
  /** Of the headless Service that gives each replica its name. */
  readonly podsService?: PatchOf<api.Service>;
  readonly horizontalPodAutoscaler?: PatchOf<api.HorizontalPodAutoscaler>;
  readonly scaledObject?: PatchOf<ScaledObject>;
  readonly podDisruptionBudget?: OwnPatchOf<api.PodDisruptionBudget>;
}

/** What a StatefulApp has beside its container and what stands in front of it. */
export interface StatefulOptions extends WorkloadProps {
  /**
   * By the path that it is mounted at: the size, or a `claim()`, of which each replica gets one of its own. What is here
   * outlives the replicas. The server never lets it change: neither sizes, classes nor names. A claim is called after the
   * last folder of its path, where it has no name of its own.
   */
  readonly storage?: Readonly<Record<string, StorageProps>>;
  /** Replicas. Default: 1. */
  readonly scale?: number | ScaleRange;
  /**
   * `OrderedReady` starts each replica when the one before it is ready; `Parallel` all at once. The server never lets it
   * change. Default: `OrderedReady`.
   */
  readonly podManagementPolicy?: PodManagement;
  /** `'onDelete'` replaces a replica when somebody deletes it. Default: from the last one down, one after the other. */
  readonly rollout?: 'onDelete' | StatefulRolloutProps;
  /** What becomes of the storage when the replicas go: `Retain` or `Delete`. Default: all of it stays. */
  readonly retention?: Retention;
  /** Default: `unless-stopped`. Kubernetes always restarts the containers. */
  readonly restart?: RestartPolicy;
  /** How many earlier versions `kubectl rollout undo` can go back to. Default: Kubernetes' 10. */
  readonly revisionHistoryLimit?: number;
  /** Default: one replica at a time where there are several; `false` for none. */
  readonly disruptionBudget?: DisruptionBudget | false;
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: StatefulAppPatches;
}

/** What a StatefulApp says of itself, on every target or on one. */
export interface StatefulAppOwnProps
  extends Omit<StatefulOptions, keyof ServingProps>,
    ContainerOwnProps,
    SingleContainerProps,
    ServingProps {}

const statefulPatches: PropsTable<StatefulAppPatches> = {
  ...patches,
  ...servingPatches,
  statefulSet: patch,
  podsService: patch,
  horizontalPodAutoscaler: patch,
  scaledObject: patch,
  podDisruptionBudget: ownPatch,
};

const retained = oneOf(['Retain', 'Delete']);

const own: PropsTable<StatefulAppOwnProps> = {
  ...workloadProps,
  ...containerProps,
  ...singleContainer,
  ...servingProps,
  storage,
  scale,
  podManagementPolicy: oneOf(['OrderedReady', 'Parallel']),
  rollout: either(
    { when: isString, shape: oneOf(['onDelete']) },
    {
      when: otherwise,
      shape: object<StatefulRolloutProps>(
        { partition: integer(0), minReady: duration },
        "'onDelete', or { partition?, minReady? }",
      ),
    },
  ),
  retention: object<Retention>({ whenDeleted: retained, whenScaled: retained }),
  restart: oneOf(['always', 'unless-stopped', 'on-failure', 'no']),
  revisionHistoryLimit: integer(0),
  disruptionBudget,
  patch: object<StatefulAppPatches>(statefulPatches),
};

export const statefulAppShape = object<StatefulAppProps>(() => ({
  ...overDefaults(own),
  ...blocks(own, statefulPatches),
}));
