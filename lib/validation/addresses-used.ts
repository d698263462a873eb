import type { AppModel } from '../model/app';
import { firstTcp } from '../model/port';
import type { Service, ServicePort } from '../model/service';
import type { Target } from '../model/target';
import { onTarget } from '../model/views';
import type { Workload } from '../model/workload';
import { serviceBehind } from '../passes/start-after';
import { visitFields } from '../passes/visit-fields';

/** What a workload knows of a Service. */
export interface AddressUsed {
  /** Its name. */
  readonly host: boolean;
  /** Ports of it; with a name and none of these, the number is said in another way, and may be any. */
  readonly ports: ReadonlySet<ServicePort>;
}

/** The Services that a workload holds a reference to, or waits at. */
export type AddressesOf = (workload: Workload) => ReadonlyMap<Service, AddressUsed>;

/** Answers for the workloads of an app whom each talks to on a target, as the model says it. */
export function addressesUsed(app: AppModel, target: Target): AddressesOf {
  const doors = new Map<Workload, Service>();
  /** A form of a Service on some target → the Service. */
  const forms = new Map<unknown, Service[]>();
  for (const service of app.services) {
    for (const form of new Set([service, ...Object.values(service.views ?? {})])) {
      const known = forms.get(form);
      if (known) known.push(service);
      else forms.set(form, [service]);
    }
    if (isDoor(service, target) && !doors.has(service.selects)) doors.set(service.selects, service);
  }
  return (workload) => {
    const known = new Map<Service, { host: boolean; readonly ports: Set<ServicePort> }>();
    const found = (service: Service, host: boolean, port: ServicePort | undefined): void => {
      const used = known.get(service) ?? { host: false, ports: new Set() };
      known.set(service, used);
      used.host ||= host;
      if (port !== undefined) used.ports.add(port);
    };
    for (const { workload: awaited, external } of workload.startAfter) {
      const service = awaited
        ? doors.get(onTarget(awaited, target))
        : external && serviceBehind(target, external);
      if (service !== undefined) found(service, true, firstTcp(service.ports));
    }
    visitFields(workload, {
      target,
      visit(field, value) {
        if (!references.has(field) || typeof value !== 'object' || value === null || !('to' in value)) return;
        for (const service of forms.get(value.to) ?? []) {
          const name = 'port' in value ? value.port : undefined;
          const port = field === 'reference.host' ? undefined : portIn(service, name);
          found(service, field !== 'reference.port', port);
        }
      },
    });
    return known;
  };
}

const references: ReadonlySet<string> = new Set(['reference.host', 'reference.port', 'reference.url']);

/** Others wait for a workload at the first such Service of it. */
function isDoor({ targets, ports, published }: Service, target: Target): boolean {
  return !published && targets.includes(target) && firstTcp(ports) !== undefined;
}

function portIn({ ports }: Service, name: unknown): ServicePort | undefined {
  return name === undefined ? (firstTcp(ports) ?? ports[0]) : ports.find((port) => port.name === name);
}
