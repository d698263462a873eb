import type { Service, ServicePort } from '../model/service';
import type { Workload } from '../model/workload';
import type { CompleteWorkload } from '../passes/defaults';
import type { Prepared } from '../passes/prepare';
import type { Container } from './api.generated';
import { escapeDollars } from './expansion';
import { type Place, reportAt, within } from './place';
import { hostName } from './reference';
import { lowerResources } from './resources';
import { lowerSecurity } from './security';

const Mi = 1024 * 1024;
const amounts = { cpu: 10, memory: 16 * Mi, ephemeralStorage: Mi };
const resources = { requests: amounts, limits: { ...amounts, cpu: 100 } };
const security = {
  user: { uid: 10001, gid: 10001 },
  writableRoot: false,
  privileged: false,
  dropCapabilities: true,
  addCapabilities: [],
} as const;

// Host and port are arguments of the script, not text of it: nothing in them is ever read as shell.
const script = escapeDollars('until nc -z -w 2 "$0" "$1"; do sleep 1; done');

/**
 * One init container for each dependency, which ends when the dependency's Service takes connections. A Service
 * leads to ready pods only, so this waits until the dependency is healthy, not merely started.
 */
export function lowerWaits(workload: CompleteWorkload, place: Place): Container[] {
  const waits: Container[] = [];
  const seen = new Set<Workload>();
  for (const { workload: dependency } of workload.startAfter) {
    if (seen.has(dependency)) continue;
    seen.add(dependency);
    const door = findDoor(dependency, workload.name, within(place, 'startAfter'));
    if (door === undefined) continue;
    const name = waitName(dependency.name, waits);
    waits.push(lowerWait(name, hostName(door.service, place), door.port.port, place.prepared));
  }
  return waits;
}

function lowerWait(name: string, host: string, port: number, prepared: Prepared): Container {
  return {
    name,
    image: prepared.app.kubernetes.waitImage,
    imagePullPolicy: 'Always',
    command: ['sh', '-c', script, host, String(port)],
    resources: lowerResources(resources),
    securityContext: lowerSecurity(security),
  };
}

/** Container names are as short as workload names may be long, and two charts may share a workload name. */
function waitName(dependency: string, taken: readonly Container[]): string {
  const name = `wait-for-${dependency}`;
  const free = name.length <= 63 && taken.every((container) => container.name !== name);
  return free ? name : `wait-${taken.length + 1}`;
}

interface Door {
  readonly service: Service;
  readonly port: ServicePort;
}

/** The first TCP port of a Service in front of the dependency: one that a connection can be tried on. */
function findDoor(dependency: Workload, waiting: string, place: Place): Door | undefined {
  // One that is not on Kubernetes at all is an error of its own, which a pass reports.
  if (!dependency.targets.includes('kubernetes')) return undefined;
  for (const service of place.prepared.servicesOf(dependency)) {
    const port = service.ports.find((candidate) => candidate.protocol === 'tcp');
    if (port !== undefined && service.targets.includes('kubernetes')) return { service, port };
  }
  reportAt(place, {
    code: 'order/not-waitable',
    message: `"${waiting}" starts after "${dependency.name}", which has no Service with a TCP port to wait for.`,
    consequence: `On Kubernetes, "${waiting}" starts without waiting for "${dependency.name}".`,
    fix: `Give "${dependency.name}" a port and a Service, or let "${waiting}" retry on its own.`,
  });
  return undefined;
}
