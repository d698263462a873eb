import { leadsTo, type Port, type Protocol } from '../model/port';
import type { Service, ServicePort } from '../model/service';
import { servingContainers, type WorkloadBase } from '../model/workload';

/** Finds ports, one of many as soon as one of few. */
export interface PortIndex {
  /** The port of a Service that bears a name. */
  named(service: Service, name: string): ServicePort | undefined;
  /** The container port that a Service port leads to: a number or a name is meant within a protocol. */
  behind(port: Pick<ServicePort, 'to' | 'protocol'>, workload: WorkloadBase): Port | undefined;
}

/** As long as it is in use, no ports may be added to what it was asked about. */
export function indexPorts(): PortIndex {
  const ofServices = new Map<Service, ReadonlyMap<string, ServicePort>>();
  const ofWorkloads = new Map<WorkloadBase, ReadonlyMap<string, Port>>();
  return {
    named(service, name) {
      const [first] = service.ports;
      if (first?.name === name) return first;
      let known = ofServices.get(service);
      if (known === undefined) {
        known = firstBy(service.ports, (port) => [port.name]);
        ofServices.set(service, known);
      }
      return known.get(name);
    },

    behind(port, workload) {
      const only = onlyPort(workload);
      if (only !== undefined) return leadsTo(port, only) ? only : undefined;
      let known = ofWorkloads.get(workload);
      if (known === undefined) {
        const ports = servingContainers(workload).flatMap((container) => container.ports);
        known = firstBy(ports, keysOf);
        ofWorkloads.set(workload, known);
      }
      return known.get(keyOf(port.to, port.protocol));
    },
  };
}

/** Most workloads have one container with one port: these need no index. */
function onlyPort({ containers, sidecars }: WorkloadBase): Port | undefined {
  const [first] = containers;
  if (first === undefined || containers.length > 1 || sidecars.length > 0) return undefined;
  return first.ports.length === 1 ? first.ports[0] : undefined;
}

function keysOf({ name, port, protocol }: Port): readonly string[] {
  return [keyOf(name, protocol), keyOf(port, protocol)];
}

/** A name may be made of digits, and is no number for that. */
function keyOf(to: number | string, protocol: Protocol): string {
  return `${protocol} ${JSON.stringify(to)}`;
}

/** The first of them under each key. */
function firstBy<T>(values: readonly T[], keysOf: (value: T) => readonly string[]): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const value of values) for (const key of keysOf(value)) if (!first.has(key)) first.set(key, value);
  return first;
}
