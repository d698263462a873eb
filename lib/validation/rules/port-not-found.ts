import { nearest } from '../../diagnostics/did-you-mean';
import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { isObject, type JsonObject } from '../../model/json';
import type { Port } from '../../model/port';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { backendsOf, type Route, type RouteBackend } from '../../model/route';
import type { Service, ServicePort } from '../../model/service';
import { servingContainers, type Workload } from '../../model/workload';
import { indexPorts } from '../../passes/port-index';
import type { Fact } from '../fact';
import { type KubernetesObject, nameOf, placeIn } from '../kubernetes-object';
import { hasPort, listPorts, nearestPort, printPorts, type WantedPort } from '../ports';
import type { Rule } from '../rule';
import type { Source } from '../source';

/** A port that a final object leads to, where that is not as the model says it. */
interface Use extends WantedPort {
  readonly source: Pick<Source, 'own' | 'origin' | 'patchProperty'>;
  /** `Service/web`. */
  readonly object: string;
  readonly place: Affected;
  readonly namespace: string;
  /** The labels of the pods that it leads to, or the name of the Service. */
  readonly to: JsonObject | string;
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
      kinds: {
        Service(object) {
          const { own, patched, origin, name } = object.source;
          if (own && !patched) return;
          changed.set(origin, (changed.get(origin) ?? new Set()).add(name));
          const { selector, type, ports, clusterIP } = objectIn(object.content.spec);
          if (!isObject(selector) || Object.keys(selector).length === 0 || type === 'ExternalName') return;
          listIn(ports).forEach((each, index) => {
            const { port, targetPort = port, protocol } = objectIn(each);
            // Without an address of its own a Service hands out those of the pods, with all their ports.
            if (clusterIP === 'None' && typeof targetPort === 'number') return;
            const field = targetPort === port ? 'port' : 'targetPort';
            const place = placeIn(object, '/spec/ports', index, field);
            use(object, place, selector, targetPort, textIn(protocol) ?? 'TCP');
          });
        },

        'networking.k8s.io/Ingress'(object) {
          if (object.source.own && !object.source.patched) return;
          const { rules, defaultBackend } = objectIn(object.content.spec);
          useBackend(object, defaultBackend, 'defaultBackend');
          listIn(rules).forEach((each, rule) => {
            listIn(objectIn(objectIn(each).http).paths).forEach((path, index) => {
              useBackend(object, objectIn(path).backend, 'rules', rule, 'http', 'paths', index, 'backend');
            });
          });
        },
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
        for (const each of uses) checkUse(each);
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

    function useBackend(object: KubernetesObject, backend: unknown, ...steps: (string | number)[]): void {
      const { name, port } = objectIn(objectIn(backend).service);
      const service = textIn(name);
      if (service === undefined) return;
      const field = objectIn(port).name === undefined ? 'number' : 'name';
      const place = placeIn(object, '/spec', ...steps, 'service', 'port', field);
      use(object, place, service, objectIn(port)[field]);
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
      const { namespace } = object;
      const source = { own, origin, patchProperty };
      uses.push({ source, object: nameOf(object), place, namespace, to, port, protocol });
    }

    /** What it leads to may be elsewhere, or may not say its ports: then there is nothing to say. */
    function checkUse(use: Use): void {
      const { to, namespace } = use;
      if (typeof to === 'string') {
        const service = store.find({ group: '', kind: 'Service', namespace, name: to });
        if (service?.ports !== undefined && !hasPort(service.ports, use)) tellUse(use, service);
        return;
      }
      let first: Fact | undefined;
      for (const pods of store.pods().foundBy(namespace, to)) {
        if (pods.ports === undefined || hasPort(pods.ports, use)) return;
        // A server may listen at a number that no container names.
        if (typeof use.port === 'string' || pods.ports.length > 0) first ??= pods;
      }
      if (first !== undefined) tellUse(use, first);
    }

    function tellUse(use: Use, found: Fact): void {
      const { source, object, place, to, port } = use;
      const { ports = [] } = found;
      report({
        severity: source.own ? undefined : 'warning',
        message: `${object} leads to the port ${JSON.stringify(port)}, but ${nameOf(found)} ${typeof to === 'string' ? 'has' : 'opens'} ${printPorts(ports)}.`,
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
