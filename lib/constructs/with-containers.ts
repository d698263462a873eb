import { mapList } from '../model/map-list';
import type { Target } from '../model/target';
import type { ContainerOwnProps, ContainerProps } from './props/container';
import { containerDefaults, type OwnDefaults } from './props/defaults';
import { layOver } from './props/lay-over';
import type { View } from './tree/views';

interface Listing {
  readonly containers: readonly ContainerProps[];
  readonly targets?: readonly Target[];
}

/**
 * The props of a workload that lists its containers, on the targets of one view. The first container is the main one:
 * defaults hold for it as they do for that of a WebApp.
 */
export function withContainers<P extends Listing>(
  { props, targets }: View<P>,
  defaults: OwnDefaults,
): Partial<P> & Required<Listing> {
  const ofOthers = containerDefaults(defaults);
  const containers = mapList(props.containers ?? [], (container, index) => ({
    image: container.image,
    ...layOver<ContainerOwnProps>(index === 0 ? defaults : ofOthers, container),
  }));
  return { ...props, containers, targets };
}
