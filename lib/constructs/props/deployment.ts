import type * as api from '../../kubernetes/api.generated';
import type { ScaledObject } from '../../kubernetes/keda-api';
import type { DisruptionBudget } from '../../model/rollout';
import type { RestartPolicy } from '../../model/workload';
import { type ContainerProps, containerShape } from './container';
import { type OverDefaults, overDefaults } from './own-of-each';
import { type OwnPatchOf, ownPatch, type PatchOf, patch } from './patch';
import { disruptionBudget, type RolloutProps, rollout } from './rollout';
import { type ScaleRange, scale } from './scale';
import { object, type PropsTable, required } from './shape';
import { integer, nonEmptyList, oneOf } from './shapes';
import { blocks, type TargetBlocks } from './target-block';
import { patches, type WorkloadPatches, type WorkloadProps, workloadProps } from './workload';

/** Changes to the final objects of a Deployment, for whatever its props cannot say. Validated like the rest. */
export interface DeploymentPatches extends WorkloadPatches {
  readonly deployment?: PatchOf<api.Deployment>;
  readonly horizontalPodAutoscaler?: PatchOf<api.HorizontalPodAutoscaler>;
  readonly scaledObject?: PatchOf<ScaledObject>;
  readonly podDisruptionBudget?: OwnPatchOf<api.PodDisruptionBudget>;
}

/** What a Deployment has beside its containers. */
export interface DeploymentOptions extends WorkloadProps {
  /** Replicas. Default: 1. */
  readonly scale?: number | ScaleRange;
  /** `'recreate'` stops all replicas first. Default: one after the other, with none missing. */
  readonly rollout?: 'recreate' | RolloutProps;
  /** Default: `unless-stopped`. Kubernetes always restarts a Deployment's containers. */
  readonly restart?: RestartPolicy;
  /** How many earlier versions `kubectl rollout undo` can go back to. Default: Kubernetes' 10. */
  readonly revisionHistoryLimit?: number;
  /** Default: one replica at a time where there are several; `false` for none. */
  readonly disruptionBudget?: DisruptionBudget | false;
  /** Changes to the final objects, for whatever the props cannot say. */
  readonly patch?: DeploymentPatches;
}

/** What a Deployment says of itself, on every target or on one. */
export interface DeploymentOwnProps extends DeploymentOptions {
  /** The first is the main one: on Compose it is the service, and the others share its network. */
  readonly containers: readonly ContainerProps[];
  /** Replicas; the same as a number for `scale`. */
  readonly replicas?: number;
}

/** Containers that run together, and how many of them. `null` removes what `defaults` say. */
export interface DeploymentProps extends OverDefaults<DeploymentOwnProps>, TargetBlocks<DeploymentOwnProps> {}

export const deploymentPatches: PropsTable<DeploymentPatches> = {
  ...patches,
  deployment: patch,
  horizontalPodAutoscaler: patch,
  scaledObject: patch,
  podDisruptionBudget: ownPatch,
};

export const deploymentOptions: PropsTable<DeploymentOptions> = {
  ...workloadProps,
  scale,
  rollout,
  restart: oneOf(['always', 'unless-stopped', 'on-failure', 'no']),
  revisionHistoryLimit: integer(0),
  disruptionBudget,
  patch: object<DeploymentPatches>(deploymentPatches),
};

const own: PropsTable<DeploymentOwnProps> = {
  ...deploymentOptions,
  containers: required(nonEmptyList(containerShape)),
  replicas: integer(0),
};

export const deploymentShape = object<DeploymentProps>(() => ({
  ...overDefaults(own),
  ...blocks(own, deploymentPatches),
}));
