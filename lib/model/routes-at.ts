import type { Mesh, MeshRoute } from './mesh';
import { firstTcp } from './port';
import type { Service, ServicePort } from './service';
import { formsOf } from './views';

/** What is said of a port; nothing that comes after a route for everything is ever asked. */
export function routesAt(service: Service, port: ServicePort, mesh: Mesh): readonly MeshRoute[] {
  const own = (indexOf(mesh).get(service) ?? []).filter(
    (route) => (route.port ?? firstTcp(service.ports)?.name) === port.name,
  );
  const last = own.findIndex(({ match }) => match === undefined);
  return last === -1 ? own : own.slice(0, last + 1);
}

/** Routes are added, and never taken away: a mesh with as many as before has the same. */
const known = new WeakMap<Mesh, { count: number; index: ReadonlyMap<Service, readonly MeshRoute[]> }>();

function indexOf(mesh: Mesh): ReadonlyMap<Service, readonly MeshRoute[]> {
  const before = known.get(mesh);
  if (before?.count === mesh.routes.length) return before.index;
  const index = new Map<Service, MeshRoute[]>();
  for (const route of mesh.routes) {
    for (const service of formsOf(route.to)) {
      const found = index.get(service);
      if (found) found.push(route);
      else index.set(service, [route]);
    }
  }
  known.set(mesh, { count: mesh.routes.length, index });
  return index;
}
