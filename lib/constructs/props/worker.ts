import { type ContainerOwnProps, containerProps } from './container';
import { type DeploymentOptions, deploymentOptions, deploymentPatches } from './deployment';
import { type OverDefaults, overDefaults } from './own-of-each';
import { object, type PropsTable } from './shape';
import { type SingleContainerProps, singleContainer } from './single-container';
import { someName } from './some-text';
import { blocks, type TargetBlocks } from './target-block';

/** What a Worker says of itself, on every target or on one. */
export interface WorkerOwnProps extends DeploymentOptions, ContainerOwnProps, SingleContainerProps {
  /** Name of the workload, and of its container where that has none of its own. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
}

/** A container and how it runs, in one. `null` removes what `defaults` say. */
export interface WorkerProps extends OverDefaults<WorkerOwnProps>, TargetBlocks<WorkerOwnProps> {}

const own: PropsTable<WorkerOwnProps> = {
  ...deploymentOptions,
  ...containerProps,
  ...singleContainer,
  name: someName,
};

export const workerShape = object<WorkerProps>(() => ({
  ...overDefaults(own),
  ...blocks(own, deploymentPatches),
}));
