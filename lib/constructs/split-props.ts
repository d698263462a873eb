import type { ContainerProps } from './container';
import { containerProps } from './props/container';
import type { WorkloadProps } from './workload';

/** Of the construct as a whole. */
const ownKeys = new Set(['name', 'suppress']);
const containerKeys = new Set(Object.keys(containerProps).filter((key) => key !== 'name'));

/** Tells the props of a construct with one container apart: what is the container's, and what is the workload's. */
export function splitProps<P extends WorkloadProps & ContainerProps>(
  props: P,
): { readonly workload: WorkloadProps; readonly container: ContainerProps } {
  const workload: WorkloadProps = {};
  const container: ContainerProps = { image: props.image };
  for (const key of Object.keys(props)) {
    if (ownKeys.has(key)) continue;
    Reflect.set(containerKeys.has(key) ? container : workload, key, Reflect.get(props, key));
  }
  return { workload, container };
}
