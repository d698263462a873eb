import type { Mesh, Upstream } from '../../model/mesh';
import type { Service } from '../../model/service';
import { formsOf } from '../../model/views';

/** What is said of how connections to a Service are made, or to the one that it is a version of; the last word counts. */
export function upstreamsOf(service: Service, mesh: Mesh): Partial<Upstream> {
  const said = indexOf(mesh).get(service) ?? [];
  return Object.assign({}, ...said.map(stated));
}

/** What one call leaves open says nothing against another. */
function stated(upstream: Upstream): Partial<Upstream> {
  return Object.fromEntries(Object.entries(upstream).filter(([, value]) => value !== undefined));
}

/** They are added, and never taken away: a mesh with as many as before has the same. */
const known = new WeakMap<Mesh, { count: number; index: ReadonlyMap<Service, readonly Upstream[]> }>();

function indexOf(mesh: Mesh): ReadonlyMap<Service, readonly Upstream[]> {
  const before = known.get(mesh);
  if (before?.count === mesh.upstreams.length) return before.index;
  const index = new Map<Service, Upstream[]>();
  for (const upstream of mesh.upstreams) {
    const versions = Object.values(upstream.to.selects.mesh?.versions ?? {}).map(({ service }) => service);
    for (const service of [upstream.to, ...versions].flatMap(formsOf)) {
      const found = index.get(service);
      if (found) found.push(upstream);
      else index.set(service, [upstream]);
    }
  }
  known.set(mesh, { count: mesh.upstreams.length, index });
  return index;
}
