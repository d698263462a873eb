import type { Mesh, Upstream } from '../../model/mesh';
import type { Service } from '../../model/service';
import { formsOf } from '../../model/views';

/** All that is said of how connections to each Service are made; what one call leaves open says nothing against another. */
export function indexUpstreams({ upstreams }: Mesh): ReadonlyMap<Service, Partial<Upstream>> {
  const found = new Map<Service, Partial<Upstream>>();
  for (const upstream of upstreams) {
    const said = Object.fromEntries(Object.entries(upstream).filter(([, value]) => value !== undefined));
    for (const service of frontsOf(upstream.to))
      found.set(service, Object.assign({}, found.get(service), said));
  }
  return found;
}

/** A Service in all its forms, and those of the versions behind it. */
export function frontsOf(service: Service): readonly Service[] {
  const versions = Object.values(service.selects.mesh?.versions ?? {});
  return [...formsOf(service), ...versions.flatMap((version) => formsOf(version.service))];
}
