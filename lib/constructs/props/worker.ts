import { type ContainerProps, containerProps } from './container';
import { object } from './shape';
import { nonEmptyString } from './shapes';
import type { WorkloadProps } from './workload';
import { workloadProps } from './workload';
/** A container and how it runs, in one. */
export interface WorkerProps extends WorkloadProps, ContainerProps {
  /** Name of the workload and of its container. Default: the ids below the chart, joined by `-`. */
  readonly name?: string;
}

export const workerShape = object<WorkerProps>({ ...workloadProps, ...containerProps, name: nonEmptyString });
