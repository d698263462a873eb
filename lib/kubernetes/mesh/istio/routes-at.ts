import type { Mesh, MeshRoute } from '../../../model/mesh';
import { firstTcp } from '../../../model/port';
import type { Service, ServicePort } from '../../../model/service';

/** What is said of a port; nothing that comes after a route for everything is ever asked. */
export function routesAt(service: Service, port: ServicePort, { routes }: Mesh): MeshRoute[] {
  const own = routes.filter(
    (route) =>
      (route.to === service || Object.values(route.to.views ?? {}).includes(service)) &&
      (route.port ?? firstTcp(service.ports)?.name) === port.name,
  );
  const last = own.findIndex(({ match }) => match === undefined);
  return last === -1 ? own : own.slice(0, last + 1);
}
