import { at } from '../../constructs/make';
import { taken } from './http-route';
import { accountOf, type Call, fits, list, nameOf, podLabels, type World } from './world';

/** What the proxy beside a member makes of a request: its Server, the route that it takes there, and who may take that. */
export function byLinkerd(call: Call, world: World): boolean {
  const labels = podLabels(call.to, world);
  const server = world
    .of('Server')
    .find((each) => fits(at(each, 'spec', 'podSelector'), labels) && at(each, 'spec', 'port') === call.port);
  // By default nobody is let in.
  if (server === undefined) return false;
  const isFor = (route: unknown) =>
    list(at(route, 'spec', 'parentRefs')).some(
      (parent) => at(parent, 'kind') === 'Server' && at(parent, 'name') === nameOf(server),
    );
  const routes = world.of('HTTPRoute').filter(isFor);
  const account = accountOf(call.from, world);
  if (routes.length === 0) return isLetIn('Server', nameOf(server), account, world);
  const route = taken(routes, call)?.object;
  return route !== undefined && isLetIn('HTTPRoute', nameOf(route), account, world);
}

function isLetIn(kind: string, name: string, account: string, world: World): boolean {
  return world
    .of('AuthorizationPolicy')
    .filter((policy) => at(policy, 'spec', 'targetRef', 'kind') === kind)
    .filter((policy) => at(policy, 'spec', 'targetRef', 'name') === name)
    .some((policy) =>
      list(at(policy, 'spec', 'requiredAuthenticationRefs')).every((ref) => proves(ref, account, world)),
    );
}

function proves(ref: unknown, account: string, { of }: World): boolean {
  const found = of(String(at(ref, 'kind'))).find((each) => nameOf(each) === at(ref, 'name'));
  if (at(ref, 'kind') === 'NetworkAuthentication') return found !== undefined;
  return list(at(found, 'spec', 'identityRefs')).some((identity) => at(identity, 'name') === account);
}
