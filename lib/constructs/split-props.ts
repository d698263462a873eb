import type { ContainerProps } from './container';
import { containerProps } from './props/container';
import type { WorkloadProps } from './workload';

const containerKeys = new Set(Object.keys(containerProps).filter((key) => key !== 'name'));

/** Tells the props of a construct with one container apart: what is the container's, and what is the workload's. */
export function splitProps<P extends WorkloadProps & ContainerProps>(
  props: P,
): { readonly workload: WorkloadProps; readonly container: ContainerProps } {
  const { name: _, suppress: __, ...rest } = props;
  const workload: WorkloadProps = {};
  const container: ContainerProps = { image: props.image };
  for (const [key, value] of Object.entries(rest))
    Reflect.set(containerKeys.has(key) ? container : workload, key, value);
  return { workload, container };
}
