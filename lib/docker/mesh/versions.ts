import type { MeshRoute } from '../../model/mesh';
import type { Service } from '../../model/service';
import { onTarget } from '../../model/views';

/** Who gets a part of the requests to a Service, in percent. */
export interface Share {
  readonly service: Service;
  readonly weight: number;
}

/** The member itself, and the versions that get a part; the member alone where nothing is split. */
export function sharesOf(service: Service, split: MeshRoute['split'] = {}): readonly [Share, ...Share[]] {
  const versions = Object.entries(split).flatMap(([name, weight]) => {
    const version = versionOf(service, name);
    return version === undefined ? [] : [{ service: version, weight }];
  });
  const rest = 100 - versions.reduce((sum, { weight }) => sum + weight, 0);
  return [{ service, weight: rest }, ...versions];
}

export function versionOf({ selects }: Service, name: string): Service | undefined {
  const version = selects.mesh?.versions?.[name];
  return version && onTarget(version.service, 'compose');
}
