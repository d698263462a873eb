import type { AppModel } from '../model/app';
import type { Ask } from '../model/mesh';
import { firstTcp, leadsTo, type Port } from '../model/port';
import { rowOf } from '../model/read-json';
import type { Service, ServicePort } from '../model/service';
import type { Target } from '../model/target';
import { formsOf, onTarget } from '../model/views';
import { servingContainers, type Workload } from '../model/workload';

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
export function indexSpoken({ workloads }: Pick<AppModel, 'workloads'>): SpokenAt {
  let asks: ReadonlyMap<Workload, readonly Asked[]> | undefined;
  return (service, port, target) => {
    if (port.appProtocol !== undefined) return rowOf(words, port.appProtocol) ?? 'tcp';
    const workload = onTarget(service.selects, target);
    const found = servingContainers(workload)
      .flatMap((container) => container.ports.map((each) => ({ container, port: each })))
      .find((each) => leadsTo(port, each.port));
    if (found?.port.appProtocol !== undefined) return rowOf(words, found.port.appProtocol) ?? 'tcp';
    asks ??= indexAsks(workloads);
    const asked = (asks.get(workload) ?? []).filter(({ at }) =>
      found === undefined ? at.to === port.to : leadsTo(at, found.port),
    );
    if (asked.some(({ ask }) => ask.grpc !== undefined)) return 'grpc';
    if (asked.some(({ ask }) => ask.http !== undefined)) return 'http';
    const named = wordIn(found?.port.name ?? port.name);
    if (named !== undefined || found === undefined) return named ?? 'tcp';
    const { readiness, startup, liveness } = found.container;
    const isAsked = [readiness, startup, liveness].some(
      (probe) => probe?.action.type === 'httpGet' && isAt(found.port, probe.action.port),
    );
    return isAsked ? 'http' : 'tcp';
  };
}

/** What somebody asks of a workload, and the port of a Service by which it comes. */
interface Asked {
  readonly ask: Ask;
  readonly at: ServicePort;
}

/** By workload, for a port is the same one behind each Service that leads there. */
function indexAsks(workloads: AppModel['workloads']): ReadonlyMap<Workload, readonly Asked[]> {
  const found = new Map<Workload, Asked[]>();
  for (const { mesh } of workloads) {
    for (const ask of mesh?.asks ?? []) {
      if (ask.to.kind !== 'service') continue;
      for (const { ports, selects } of frontsOf(ask.to)) {
        const at = ask.port === undefined ? firstTcp(ports) : ports.find(({ name }) => name === ask.port);
        if (at === undefined) continue;
        for (const workload of formsOf(selects)) {
          const known = found.get(workload);
          if (known) known.push({ ask, at });
          else found.set(workload, [{ ask, at }]);
        }
      }
    }
  }
  return found;
}

/** A Service in all its forms, and those of the versions behind it: whoever asks a member asks them. */
function frontsOf(service: Service): readonly Service[] {
  const forms = formsOf(service);
  const versions = forms.flatMap(({ selects }) => Object.values(selects.mesh?.versions ?? {}));
  return [...new Set([...forms, ...versions.flatMap((version) => formsOf(version.service))])];
}

/** `http`, `http-metrics`; of a name that says nothing nothing. */
function wordIn(name: string): Spoken | undefined {
  return rowOf(words, name) ?? rowOf(words, name.split('-')[0] ?? '');
}

function isAt({ name, port }: Port, asked: number | string | undefined): boolean {
  return asked === undefined || asked === port || asked === name;
}
