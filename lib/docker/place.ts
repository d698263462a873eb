import type { Affected } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import type { Container } from '../model/container';
import type { Workload } from '../model/workload';
import type { DockerProject } from './project';

/** Where a value stands: what resolving it needs, and what a finding about it names. */
export interface Place {
  readonly project: DockerProject;
  readonly origin: Origin;
  /** Name of the service that uses the value. */
  readonly service: string;
  /** Keys of the construct's props, from the outside in. */
  readonly property: PropertyPath;
}

export function placeOf(
  project: DockerProject,
  workload: Pick<Workload, 'origin'>,
  container: Pick<Container, 'property'>,
  service: string,
): Place {
  return { project, origin: workload.origin, service, property: container.property };
}

/** A place deeper in the same props. */
export function within(place: Place, ...keys: PropertyPath): Place {
  const { project, origin, service, property } = place;
  return { project, origin, service, property: property.concat(keys) };
}

/** A place in the service of that value, or in another one. */
export function inService({ project }: Pick<Place, 'project'>, service: string, pointer = ''): Affected {
  return { target: project.dialect.target, object: `services.${service}`, pointer };
}
