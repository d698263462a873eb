import type { Route } from '../model/route';
import { onTarget } from '../model/views';
import { meshOn } from '../passes/isolation';
import { planGatewayRoute } from './gateway-route';
import { planIngress } from './ingress';
import { backendOf } from './mesh/backends';
import type { PlannedObject } from './planned';

/** What brings requests for a host name; where it leads to a member of a mesh, what that has in the place of an Ingress. */
export function planRoute(route: Route): readonly PlannedObject[] {
  const mesh = meshOn(onTarget(route.service.selects, 'kubernetes'), 'kubernetes');
  const backend = mesh && backendOf(mesh);
  const own = mesh && route.gateway === undefined ? backend?.planRoute?.(route, mesh) : undefined;
  const planned = own ?? [...planIngress(route), ...planGatewayRoute(route)];
  const beside = mesh && backend?.besideRoute?.(route, mesh);
  return beside === undefined ? planned : [...planned, ...beside];
}
