import { nearest } from '../../diagnostics/did-you-mean';
import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import type { Port } from '../../model/port';
import { listIn, objectIn } from '../../model/read-json';
import { backendsOf, type Route, type RouteBackend } from '../../model/route';
import type { Service, ServicePort } from '../../model/service';
import { servingContainers, type Workload } from '../../model/workload';
import { indexPorts } from '../../passes/port-index';
import type { Fact } from '../fact';
import { type Finder, findersIn } from '../finders';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import { anyHasPort, listPorts, nearestPort, printPorts, type WantedPort } from '../ports';
import type { Rule } from '../rule';
import { servicePortsIn } from '../service-ports';
import type { Source } from '../source';

/** A port that a final object leads to, where that is not as the model says it. */
interface Use extends WantedPort {
  readonly source: Pick<Source, 'own' | 'origin' | 'patchProperty'>;
  /** `Service/web`. */
  readonly object: string;
  readonly place: Affected;
  /** What it leads to: by its labels, or by its name. */
  readonly to: Pick<Finder, 'finds' | 'namespaces'> &
    Partial<Pick<Finder, 'labels'>> & { readonly name?: string };
}

/**
 * Ports that lead nowhere: of a Service to a container port, and of a route to a Service port. The server does not
 * mind, but nothing would answer.
 */
export const portNotFound: Rule = {
  code: 'port/not-found',
  model({ report }) {
    const index = indexPorts();
    return {
      route(route) {
        for (const backend of backendsOf(route)) checkBackend(backend, route);
      },
    };

    function checkBackend({ service, port }: RouteBackend, { origin }: Route): void {
      const found = index.named(service, port);
      if (found?.protocol === 'tcp') return;
      if (found !== undefined) {
        report({
          message: `The route leads to the port "${port}" of the Service "${service.name}", which is ${found.protocol.toUpperCase()}: HTTP goes over TCP.`,
          origin,
          property: ['expose'],
        });
        return;
      }
      const suggestion = nearest(
        port,
        service.ports.map(({ name }) => name),
      );
      report({
        message: `The route leads to the port "${port}", which the Service "${service.name}" does not have.`,
        origin,
        property: ['expose'],
        suggestion,
      });
    }
  },
  kubernetes({ app, store, report }) {
    /** Names and numbers that a patch has given to containers of a workload. */
    const patched = new Map<Origin, Set<unknown>>();
    /** The names of Services that a patch has changed: what counts is the object. */
    const changed = new Map<Origin, Set<string | undefined>>();
    const uses: Use[] = [];
    const index = indexPorts();
    /** What the containers of a workload open. */
    const open = new Map<Workload, readonly Port[]>();

    return {
      object(object) {
        const { own, patched, origin, name } = object.source;
        if (own && !patched) return;
        if (object.kind === 'Service' && object.group === '')
          changed.set(origin, (changed.get(origin) ?? new Set()).add(name));
        for (const { finds, labels, namespaces, ports } of findersIn(object)) {
          const to = { finds, labels, namespaces } as const;
          for (const { port, protocol, pointer } of ports) {
            use(object, placeIn(object, pointer), to, port, protocol);
          }
        }
        for (const { name, namespace, port, pointer } of servicePortsIn(object)) {
          use(object, placeIn(object, pointer), { finds: 'services', name, namespaces: [namespace] }, port);
        }
      },

      pod({ source, pod }) {
        if (!source.own || !source.patched) return;
        const open = patched.get(source.origin) ?? new Set();
        patched.set(source.origin, open);
        for (const { content } of pod.containers) {
          for (const port of listIn(content.ports)) {
            const { name, containerPort } = objectIn(port);
            open.add(name).add(containerPort);
          }
        }
      },

      finish() {
        const wrong = wrongUses();
        for (const each of uses) {
          const found = wrong.get(each);
          if (found !== undefined) tellUse(each, found);
        }
        for (const service of app?.services ?? []) {
          if (changed.get(service.origin)?.has(service.name)) continue;
          service.ports.forEach((port, at) => {
            if (!leadsSomewhere(port, service.selects)) tell(service, port, at);
          });
        }
      },
    };

    function leadsSomewhere(port: ServicePort, to: Workload): boolean {
      return index.behind(port, to) !== undefined || patched.get(to.origin)?.has(port.to) === true;
    }

    function use(
      object: KubernetesObject,
      place: Affected,
      to: Use['to'],
      port: unknown,
      protocol?: string,
    ): void {
      if (typeof port !== 'string' && typeof port !== 'number') return;
      const { own, origin, patchProperty } = object.source;
      const source = { own, origin, patchProperty };
      uses.push({ source, object: nameOf(object), place, to, port, protocol });
    }

    /** Those that lead nowhere, and what they should lead to. What many lead to is looked at once. */
    function wrongUses(): ReadonlyMap<Use, Fact> {
      const wrong = new Map<Use, Fact>();
      for (const { to, users } of byTarget(uses)) {
        const found = foundBy(to);
        const lists = found.flatMap(({ ports }) => (ports === undefined ? [] : [ports]));
        // It may be elsewhere, or may not say its ports: then there is nothing to say.
        if (lists.length < found.length) continue;
        const isOpen = anyHasPort(lists);
        // A server may listen at a number that no container names.
        const named = found.find(({ ports = [] }) => to.finds === 'services' || ports.length > 0);
        for (const use of users) {
          const meant = typeof use.port === 'string' ? found[0] : named;
          if (meant !== undefined && !isOpen(use)) wrong.set(use, meant);
        }
      }
      return wrong;
    }

    function foundBy({ finds, namespaces, labels, name = '' }: Use['to']): readonly Fact[] {
      return namespaces.flatMap((namespace) => {
        if (labels !== undefined) return [...store[finds]().foundBy(namespace, labels)];
        return store.find({ group: '', kind: 'Service', namespace, name }) ?? [];
      });
    }

    function tellUse(use: Use, found: Fact): void {
      const { source, object, place, to, port } = use;
      const { ports = [] } = found;
      report({
        severity: source.own ? undefined : 'warning',
        message: `${object} leads to the port ${JSON.stringify(port)}, but ${nameOf(found)} ${to.finds === 'services' ? 'has' : 'opens'} ${printPorts(ports)}.`,
        origin: source.origin,
        property: source.patchProperty,
        related: found.origin === source.origin ? undefined : [found.origin],
        affected: [place],
        consequence: 'Whoever connects would be refused.',
        suggestion: nearestPort(ports, use),
      });
    }

    function tell({ name, origin, selects }: Service, port: ServicePort, index: number): void {
      const ports = open.get(selects) ?? servingContainers(selects).flatMap((container) => container.ports);
      open.set(selects, ports);
      const named = typeof port.to === 'string';
      const protocol = port.protocol.toUpperCase();
      report({
        message: `The Service "${name}" leads to the ${protocol} port ${named ? `"${port.to}"` : port.to}, but "${selects.name}" opens ${listPorts(ports)}.`,
        origin,
        property: ['ports', index, 'to'],
        consequence: 'Whoever connects to the Service would be refused.',
        suggestion: named
          ? nearest(
              String(port.to),
              ports.map((each) => each.name),
            )
          : undefined,
        fix: ports.length === 0 ? 'Name the port in the container: `ports: […]`.' : undefined,
      });
    }
  },
};

interface Users {
  readonly to: Use['to'];
  readonly users: Use[];
}

function byTarget(uses: readonly Use[]): Iterable<Users> {
  const targets = new Map<string, Users>();
  for (const use of uses) {
    const key = JSON.stringify(use.to);
    const known = targets.get(key);
    if (known === undefined) targets.set(key, { to: use.to, users: [use] });
    else known.users.push(use);
  }
  return targets.values();
}
