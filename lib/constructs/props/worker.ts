import { type ContainerProps, containerProps } from './container';
import { type DeploymentOptions, deploymentOptions } from './deployment';
import { object } from './shape';
import { nonEmptyString } from './shapes';

/** A container and how it runs, in one. */
export interface WorkerProps extends DeploymentOptions, ContainerProps {
  /** Name of the workload and of its container. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
}

export const workerShape = object<WorkerProps>({
  ...deploymentOptions,
  ...containerProps,
  name: nonEmptyString,
});
