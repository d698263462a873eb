import type { ContainerProps } from './props/container';

/** A container's definition, to be kept in a variable, shared or passed around. */
export function container(props: ContainerProps): ContainerProps {
  return props;
}
