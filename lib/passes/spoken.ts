import type { AppModel } from '../model/app';
import type { Ask } from '../model/mesh';
import { firstTcp, leadsTo, type Port } from '../model/port';
import type { Service, ServicePort } from '../model/service';
import type { Target } from '../model/target';
import { onTarget } from '../model/views';
import { servingContainers } from '../model/workload';

/** What is spoken on a port, as far as anybody says it. */
export type Spoken = 'http' | 'grpc' | 'tcp';

/** Answers what is spoken behind a port of a Service on a target. */
export type SpokenAt = (service: Service, port: ServicePort, target: Target) => Spoken;

/** As Kubernetes' appProtocol, and the names of ports, say it. */
const words: Readonly<Record<string, Spoken>> = {
  http: 'http',
  http1: 'http',
  'grpc-web': 'http',
  'kubernetes.io/ws': 'http',
  grpc: 'grpc',
  http2: 'grpc',
  h2c: 'grpc',
  'kubernetes.io/h2c': 'grpc',
};

/** Goes by `appProtocol`, by what others ask there, by the name of the port, then by the probe that asks it. */
export function indexSpoken({ workloads }: AppModel): SpokenAt {
  let asks: ReadonlyMap<Service, readonly Ask[]> | undefined;
  return (service, port, target) => {
    if (port.appProtocol !== undefined) return words[port.appProtocol] ?? 'tcp';
    const containers = servingContainers(onTarget(service.selects, target));
    const found = containers
      .flatMap((container) => container.ports.map((each) => ({ container, port: each })))
      .find((each) => leadsTo(port, each.port));
    if (found?.port.appProtocol !== undefined) return words[found.port.appProtocol] ?? 'tcp';
    asks ??= indexAsks(workloads);
    const asked = (asks.get(service) ?? []).filter(
      (ask) => (ask.port ?? firstTcp(service.ports)?.name) === port.name,
    );
    if (asked.some(({ grpc }) => grpc !== undefined)) return 'grpc';
    if (asked.some(({ http }) => http !== undefined)) return 'http';
    const named = wordIn(found?.port.name ?? port.name);
    if (named !== undefined || found === undefined) return named ?? 'tcp';
    const { readiness, startup, liveness } = found.container;
    const isAsked = [readiness, startup, liveness].some(
      (probe) => probe?.action.type === 'httpGet' && isAt(found.port, probe.action.port),
    );
    return isAsked ? 'http' : 'tcp';
  };
}

function indexAsks(workloads: AppModel['workloads']): ReadonlyMap<Service, readonly Ask[]> {
  const found = new Map<Service, Ask[]>();
  for (const { mesh } of workloads) {
    for (const ask of mesh?.asks ?? []) {
      if (ask.to.kind !== 'service') continue;
      for (const form of [ask.to, ...Object.values(ask.to.views ?? {})]) {
        const known = found.get(form);
        if (known) known.push(ask);
        else found.set(form, [ask]);
      }
    }
  }
  return found;
}

/** `http`, `http-metrics`; of a name that says nothing nothing. */
function wordIn(name: string): Spoken | undefined {
  return words[name] ?? words[name.split('-')[0] ?? ''];
}

function isAt({ name, port }: Port, asked: number | string | undefined): boolean {
  return asked === undefined || asked === port || asked === name;
}
