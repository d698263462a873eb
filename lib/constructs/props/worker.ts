import { type ContainerProps, containerProps } from './container';
import { type DeploymentOptions, deploymentOptions, deploymentPatches } from './deployment';
import { object, type PropsTable } from './shape';
import { someName } from './some-text';
import { blocks, type TargetBlocks } from './target-block';

/** What a Worker says of itself, on every target or on one. */
export interface WorkerOwnProps extends DeploymentOptions, ContainerProps {
  /** Name of the workload and of its container. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
}

/** A container and how it runs, in one. */
export interface WorkerProps extends WorkerOwnProps, TargetBlocks<WorkerOwnProps> {}

const own: PropsTable<WorkerOwnProps> = {
  ...deploymentOptions,
  ...containerProps,
  name: someName,
};

export const workerShape = object<WorkerProps>({ ...own, ...blocks(own, deploymentPatches) });
