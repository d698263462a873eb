import type { Affected } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { AppModel } from '../model/app';
import { objectIn } from '../model/read-json';
import { backendsOf, type Route } from '../model/route';
import type { Service, ServicePort } from '../model/service';
import { onTarget } from '../model/views';
import { indexPorts } from '../passes/port-index';
import { type AddressUsed, addressesUsed } from './addresses-used';
import { factOf } from './fact';
import { type KubernetesObject, nameOf, placeIn } from './kubernetes-object';
import { hasPort } from './ports';
import type { Problem } from './rule';
import type { Source } from './source';
import { type User, userIn } from './users';

/** An object of ours that somebody has patched, and the ports that it has now. */
interface Patched {
  readonly source: Source;
  readonly object: string;
  readonly place: Affected;
  readonly ports: readonly unknown[];
}

interface PatchedService extends Patched {
  /** Clients come to the pods themselves, at the Service's own numbers. */
  readonly isHeadless: boolean;
}

/** Ports that a patch has moved while others of ours still go to where they were. */
export interface MovedPorts {
  add(object: KubernetesObject): void;
  problems(): Problem[];
}

/** Who goes to a port, for a message. */
interface UserOf {
  readonly kind: User['kind'] | 'Service';
  readonly name: string;
}

export function movedPorts(app: AppModel): MovedPorts {
  const services: PatchedService[] = [];
  const pods = new Map<Origin, Patched>();
  /** Those who have an Ingress that says by itself where it leads. */
  const routed = new Set<Origin>();
  const { behind } = indexPorts();
  return {
    add(object) {
      const { source, content, group, kind, pod } = object;
      const { ports = [] } = factOf(object);
      const patched = { source, object: nameOf(object), ports };
      if (pod !== undefined) {
        pods.set(source.origin, { ...patched, place: placeIn(object, pod.pointer, 'containers') });
      } else if (kind === 'Ingress' || kind === 'HTTPRoute') routed.add(source.origin);
      else if (kind === 'Service' && group === '') {
        const { type, clusterIP } = objectIn(content.spec);
        // Another name for a host has no ports.
        if (type === 'ExternalName') return;
        const place = placeIn(object, '/spec', clusterIP === 'None' ? 'clusterIP' : 'ports');
        services.push({ ...patched, place, isHeadless: clusterIP === 'None' });
      }
    },
    problems: () => [...fromServices(), ...fromPods()],
  };

  function fromServices(): Problem[] {
    if (services.length === 0) return [];
    const known = new Map(app.services.map((service) => [keyOf(service.origin, service.name), service]));
    const usersOf = portUsers(app, routed);
    return services.flatMap((patched) => {
      const { source } = patched;
      const service = known.get(keyOf(source.origin, source.name));
      if (service === undefined) return [];
      const users = usersOf(service);
      return service.ports.flatMap((port) => movedIn(patched, service, port, users));
    });
  }

  function movedIn(
    patched: PatchedService,
    service: Service,
    port: ServicePort,
    users: PortUsers,
  ): Problem[] {
    const { ports, isHeadless, object } = patched;
    const protocol = port.protocol.toUpperCase();
    const named = `${port.port} ("${port.name}")`;
    const routes = hasPort(ports, { port: port.name }) ? [] : users.routes(port);
    if (!hasPort(ports, { port: port.port, protocol })) {
      const what = `takes the port ${named} away from ${object}`;
      return told(patched, what, [...routes, ...users.clients(port)], port.name);
    }
    const listens = behind(port, onTarget(service.selects, 'kubernetes'))?.port;
    if (isHeadless && listens !== undefined && listens !== port.port) {
      const what = `takes the address of ${object} away, and its pods listen at ${listens} instead of ${named}`;
      return told(patched, what, users.clients(port), port.name);
    }
    return told(patched, `takes the name "${port.name}" from a port of ${object}`, routes, port.name);
  }

  /** A Service that is patched as well says by itself where it leads. */
  function fromPods(): Problem[] {
    if (pods.size === 0) return [];
    const speaking = new Set(services.map(({ source }) => keyOf(source.origin, source.name)));
    const lost = new Map<Patched, Map<string, UserOf[]>>();
    for (const service of app.services) {
      const selects = onTarget(service.selects, 'kubernetes');
      const patched = pods.get(selects.origin);
      if (patched === undefined || !service.targets.includes('kubernetes')) continue;
      if (speaking.has(keyOf(service.origin, service.name))) continue;
      const names = lost.get(patched) ?? new Map<string, UserOf[]>();
      lost.set(patched, names);
      for (const port of service.ports) {
        const { to, protocol } = port;
        // At a number something may listen that no container names.
        if (typeof to === 'number' || behind(port, selects) === undefined) continue;
        if (hasPort(patched.ports, { port: to, protocol: protocol.toUpperCase() })) continue;
        const users = names.get(to) ?? [];
        names.set(to, users);
        if (users.at(-1)?.name !== service.name) users.push({ kind: 'Service', name: service.name });
      }
    }
    return [...lost].flatMap(([patched, names]) =>
      [...names].flatMap(([name, users]) =>
        told(patched, `takes the port "${name}" away from the containers of ${patched.object}`, users, name),
      ),
    );
  }
}

function keyOf(origin: Origin, name = ''): string {
  return `${origin.path}\0${name}`;
}

function told(
  { source, place, object }: Patched,
  what: string,
  users: readonly UserOf[],
  port: string,
): Problem[] {
  const [first, ...more] = users.map(nameOf);
  if (first === undefined) return [];
  const who = more.length === 0 ? `${first} leads` : `${first} and ${more.length} more lead`;
  return [
    {
      message: `A patch ${what}, but ${who} there.`,
      origin: source.origin,
      property: source.patchProperty,
      affected: [place, ...users.map((user) => ({ ...place, object: nameOf(user), pointer: '' }))],
      consequence: 'Whoever connects is refused.',
      fix: 'Change the port in the props instead of the patch: whatever refers to it then follows.',
      subject: `${object} ${port}`,
    },
  ];
}

/** Who goes to a port of one Service, as the model says it. */
interface PortUsers {
  routes(port: ServicePort): UserOf[];
  clients(port: ServicePort): UserOf[];
}

/** An Ingress that was patched says by itself where it leads. */
function portUsers(app: AppModel, routed: ReadonlySet<Origin>): (service: Service) => PortUsers {
  const addressesOf = addressesUsed(app, 'kubernetes');
  const clients = new Map<Service, [UserOf, AddressUsed][]>();
  const routes = new Map<Service, Route[]>();
  for (const route of app.routes) {
    if (!route.targets.includes('kubernetes') || routed.has(route.origin)) continue;
    for (const { service } of backendsOf(route)) append(routes, service, route);
  }
  for (const workload of app.workloads) {
    if (!workload.targets.includes('kubernetes')) continue;
    for (const [service, used] of addressesOf(workload)) append(clients, service, [userIn(workload), used]);
  }
  return (service) => ({
    routes: ({ name }) =>
      (routes.get(service) ?? [])
        .filter((route) => backendsOf(route).some((each) => each.service === service && each.port === name))
        .map((route) => ({ kind: route.gateway === undefined ? 'Ingress' : 'HTTPRoute', name: route.name })),
    clients: (port) =>
      (clients.get(service) ?? [])
        .filter(([, { ports }]) => ports.size === 0 || ports.has(port))
        .map(([user]) => user),
  });
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
