import { type ContainerProps, containerShape } from './container';
import { object, required } from './shape';
import { integer, nonEmptyList } from './shapes';
import type { WorkloadProps } from './workload';
import { workloadProps } from './workload';
/** Containers that run together, and how many of them. */
export interface DeploymentProps extends WorkloadProps {
  /** The first is the main one: on Compose it is the service, and the others share its network. */
  readonly containers: readonly ContainerProps[];
  /** Replicas; the same as a number for `scale`. */
  readonly replicas?: number;
}

export const deploymentShape = object<DeploymentProps>({
  ...workloadProps,
  containers: required(nonEmptyList(containerShape)),
  replicas: integer(0),
});
