import type { PropsTable } from './shape';
import { someName } from './some-text';

/** What a workload of one container says of it that is called otherwise in the container's own props. */
export interface SingleContainerProps {
  /** Name of the container in its pod, as `kubectl logs -c` takes it. Default: the workload's name. */
  readonly containerName?: string;
}

export const singleContainer: PropsTable<SingleContainerProps> = { containerName: someName };
