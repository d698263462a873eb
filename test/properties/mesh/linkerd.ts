import { at } from '../../constructs/make';
import { matchFits } from './http-route';
import { accountOf, type Call, fits, list, nameOf, podLabels, record, type World } from './world';

/** A request, to whichever name it is sent. */
interface Named extends Call {
  readonly host?: string;
}

/** What the proxy beside a member makes of a request: its Server, the route that it takes there, and who may take that. */
export function byLinkerd(call: Named, world: World): boolean {
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
  const route = best(routes, call);
  return route !== undefined && isLetIn('HTTPRoute', nameOf(route), account, world);
}

/**
 * As its proxy ranks them: a host, as much of the path as a match is about, whatever its type, a method, the most headers;
 * and of what ranks alike the first by name, for all of them are as old.
 */
function best(routes: readonly unknown[], call: Named): unknown {
  const ranked = [...routes]
    .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))
    .flatMap((route) => {
      const hosts = list(at(route, 'spec', 'hostnames'));
      if (hosts.length > 0 && !hosts.includes(call.host)) return [];
      const matches = list(at(route, 'spec', 'rules')).flatMap((rule) => {
        const all = list(at(rule, 'matches'));
        return all.length === 0 ? [{}] : all;
      });
      return matches.flatMap((match) => {
        const length = isBegun(match, call.path);
        return length === undefined || !matchFits({ ...record(match), path: undefined }, call)
          ? []
          : [{ route, rank: [hosts.length > 0 ? 1 : 0, length, ...rankOf(match)] }];
      });
    });
  return ranked.reduce<(typeof ranked)[number] | undefined>(
    (first, next) => (first === undefined || isAbove(next.rank, first.rank) ? next : first),
    undefined,
  )?.route;
}

function rankOf(match: unknown): number[] {
  return [at(match, 'method') === undefined ? 0 : 1, list(at(match, 'headers')).length];
}

function isAbove(one: readonly number[], other: readonly number[]): boolean {
  const differing = one.findIndex((value, index) => value !== other[index]);
  return differing !== -1 && (one[differing] ?? 0) > (other[differing] ?? 0);
}

/** How much of a path a match is about; undefined where it does not fit. */
function isBegun(match: unknown, path: string): number | undefined {
  const asked = at(match, 'path');
  if (asked === undefined) return 1;
  const value = String(at(asked, 'value'));
  switch (at(asked, 'type')) {
    case 'Exact':
      return path === value ? value.length : undefined;
    case 'RegularExpression':
      return new RegExp(`^(?:${value})$`).test(path) ? path.length : undefined;
    default: {
      if (value === '/') return 1;
      const [prefix, whole] = [value, path].map((each) => each.replace(/\/+$/, ''));
      return whole === prefix || whole?.startsWith(`${prefix}/`) ? prefix?.length : undefined;
    }
  }
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
