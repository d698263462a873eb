import { nearest } from '../../diagnostics/did-you-mean';
import type { Origin } from '../../diagnostics/origin';
import type { Port } from '../../model/port';
import type { Service, ServicePort } from '../../model/service';
import { servingContainers, type Workload } from '../../model/workload';
import { listIn, objectIn } from '../json';
import type { Rule } from '../rule';

/**
 * Ports that lead nowhere: of a Service to a container port, and of a route to a Service port. The server does not
 * mind, but nothing would answer.
 */
export const portNotFound: Rule = {
  code: 'port/not-found',
  model: ({ report }) => ({
    route({ service, port, origin }) {
      if (service.ports.some(({ name }) => name === port)) return;
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
    },
  }),
  kubernetes({ app, report }) {
    /** Names and numbers that a patch has given to containers of a workload. */
    const patched = new Map<Origin, Set<unknown>>();

    return {
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
        for (const service of app?.services ?? []) {
          service.ports.forEach((port, index) => {
            if (!leadsSomewhere(port, service.selects, patched)) tell(service, port, index);
          });
        }
      },
    };

    function tell({ name, origin, selects }: Service, port: ServicePort, index: number): void {
      const ports = portsOf(selects);
      const open = ports.length === 0 ? 'opens no port' : `opens ${ports.map(print).join(', ')}`;
      const named = typeof port.to === 'string';
      report({
        message: `The Service "${name}" leads to the port ${named ? `"${port.to}"` : port.to}, but "${selects.name}" ${open}.`,
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

function leadsSomewhere(
  { to }: ServicePort,
  workload: Workload,
  patched: ReadonlyMap<Origin, ReadonlySet<unknown>>,
): boolean {
  const opens = portsOf(workload).some(({ name, port }) => name === to || port === to);
  return opens || patched.get(workload.origin)?.has(to) === true;
}

function portsOf(workload: Workload): Port[] {
  return servingContainers(workload).flatMap(({ ports }) => ports);
}

function print({ name, port }: Port): string {
  return `${port} ("${name}")`;
}
