import type { Mesh } from '../../../model/mesh';
import { routesAt } from '../../../model/routes-at';
import type { Service, ServicePort } from '../../../model/service';
import type { Prepared } from '../../../passes/prepare';
import { type HttpRule, lowerHttpRoute, plainRoute, targetsOf } from './http-route';

/** How requests to a port travel: first what somebody has said, then everything else. */
export function httpRules(
  service: Service,
  port: ServicePort,
  mesh: Mesh,
  prepared: Prepared,
  isOnly = true,
): HttpRule[] {
  const routes = routesAt(service, port, mesh);
  const spoken = prepared.spoken(service, port, 'kubernetes');
  const rules = routes.flatMap((route) => lowerHttpRoute(route, { port, isOnly, spoken }));
  // Whatever comes after a rule for everything is never asked.
  if (routes.some(({ match }) => match === undefined)) return rules;
  const match = [{ port: port.port }];
  return [...rules, { ...(!isOnly && { match }), ...plainRoute(targetsOf(service, port, {})) }];
}
