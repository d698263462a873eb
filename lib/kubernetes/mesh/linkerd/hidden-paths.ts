import type { Workload } from '../../../model/workload';
import type { PlannedObject } from '../../planned';
import type { Entry } from './access';
import { namedAt, policyGroup } from './names';
import { planAbout } from './planned';

/** Two dots between slashes, each of them as `%2E` as well, and whatever many servers take for a slash, and no proxy does. */
const hidden = String.raw`^.*(/(\.|%2[Ee]){2}(/.*)?|(%2[Ff]|%5[Cc]|\\).*)$`;

/**
 * Linkerd compares paths as they are sent, so that whoever may ask for what is below `/items` would get `/admin` by
 * `/items/../admin`. Where somebody is kept to paths, those that hide where they lead have a route that no policy lets
 * anybody in at. It fits the whole of a path, so that none is more specific; but a route for a host name ranks first,
 * whatever its path, so that these names need one as well.
 */
export function planHiddenPaths(member: Workload, port: number, entries: readonly Entry[]): PlannedObject[] {
  const hosts = entries.flatMap(({ match }) => (match?.pathType === 'Prefix' ? [match.host] : []));
  if (hosts.length === 0) return [];
  const hostnames = [...new Set(hosts.flatMap((host) => host ?? []))].sort();
  const name = `${namedAt(member, port)}-paths`;
  return [
    planRoute(member, port, name),
    ...(hostnames.length > 0 ? [planRoute(member, port, `${name}-hosts`, hostnames)] : []),
  ];
}

function planRoute(member: Workload, port: number, name: string, hostnames?: string[]): PlannedObject {
  const route = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', name };
  return planAbout(member, route, {
    parentRefs: [{ group: policyGroup, kind: 'Server', name: namedAt(member, port) }],
    ...(hostnames && { hostnames }),
    rules: [{ matches: [{ path: { type: 'RegularExpression', value: hidden } }] }],
  });
}
