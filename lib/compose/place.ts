import type { Origin } from '../diagnostics/origin';
import type { Container } from '../model/container';
import type { Workload } from '../model/workload';
import type { ComposeProject } from './project';

/** Where a value stands: what resolving it needs, and what a finding about it names. */
export interface Place {
  readonly project: ComposeProject;
  readonly origin: Origin;
  /** Name of the Compose service that uses the value. */
  readonly service: string;
  /** Keys of the construct's props, from the outside in. */
  readonly property: readonly (string | number)[];
}

export function placeOf(
  project: ComposeProject,
  workload: Pick<Workload, 'origin'>,
  container: Pick<Container, 'property'>,
  service: string,
): Place {
  return { project, origin: workload.origin, service, property: container.property };
}

/** A place deeper in the same props. */
export function within(place: Place, ...keys: readonly (string | number)[]): Place {
  const { project, origin, service, property } = place;
  return { project, origin, service, property: property.concat(keys) };
}
