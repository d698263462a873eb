import type { External } from '../model/external';
import { firstTcp } from '../model/port';
import type { Text } from '../model/reference';
import type { Service } from '../model/service';
import { onTarget } from '../model/views';
import type { Workload, WorkloadKind } from '../model/workload';
import type { CompleteBase } from '../passes/defaults';
import type { Prepared } from '../passes/prepare';
import { serviceBehind } from '../passes/start-after';
import type { Container } from './api.generated';
import { lowerEnv } from './env';
import { escapeDollars } from './expansion';
import { type Place, reportAt, within } from './place';
import { hostName } from './reference';
import { lowerResources } from './resources';
import { lowerSecurity } from './security';
import { expandingText, startVariables, type Variables } from './variables';

const Mi = 1024 * 1024;
const amounts = { cpu: 10, memory: 16 * Mi, ephemeralStorage: Mi };
const resources = { requests: amounts, limits: { ...amounts, cpu: 100 } };
const security = {
  user: { uid: 10001, gid: 10001 },
  writableRoot: false,
  privileged: false,
  allowPrivilegeEscalation: false,
  dropCapabilities: true,
  addCapabilities: [],
} as const;

// Host and port are arguments of the script, not text of it: nothing in them is ever read as shell.
const script = escapeDollars('until nc -z -w 2 "$0" "$1"; do sleep 1; done');

/** How each kind of workload is waited for, as the init container that ends when it is as far as its kind can get. */
const waitFor: Readonly<Record<WorkloadKind, (dependency: Workload, wait: Wait) => Container | undefined>> = {
  deployment: untilReady,
};

/** Who waits, where that stands, and what it waits for already. */
interface Wait {
  readonly waiting: string;
  readonly from: Place;
  readonly names: ReadonlySet<string>;
}

/** One init container for each dependency, which ends when that takes connections or has done what it is for. */
export function lowerWaits(workload: CompleteBase, place: Place): Container[] {
  const waits: Container[] = [];
  const names = new Set<string>();
  const seen = new Set<Workload | External>();
  for (const [position, { workload: dependency, external }] of workload.startAfter.entries()) {
    const awaited = dependency === undefined ? external : onTarget(dependency, 'kubernetes');
    if (seen.has(awaited)) continue;
    seen.add(awaited);
    const from = within(place, 'startAfter', position);
    const wait = { waiting: workload.name, from, names };
    const container =
      awaited.kind === 'external' ? untilOpen(awaited, wait) : waitFor[awaited.kind](awaited, wait);
    if (container === undefined) continue;
    names.add(container.name);
    waits.push(container);
  }
  return waits;
}

/**
 * Until its Service takes connections. A Service leads to ready pods only, so this waits until the workload is
 * healthy, not merely started.
 */
function untilReady(dependency: Workload, { waiting, from, names }: Wait): Container | undefined {
  const door = doorOf(dependency, waiting, from);
  return door && lowerWait(waitName(dependency.name, names), door, from.prepared);
}

/** Until it takes connections itself. */
function untilOpen(external: External, { waiting, from, names }: Wait): Container | undefined {
  const variables = startVariables({ env: {} });
  const door = doorOutside(external, waiting, variables, from);
  if (door === undefined) return undefined;
  const wait = lowerWait(waitName(external.name, names), door, from.prepared);
  const env = lowerEnv(variables, from);
  if (env.length > 0) wait.env = env;
  return wait;
}

function lowerWait(name: string, { host, port }: Door, prepared: Prepared): Container {
  return {
    name,
    image: prepared.app.kubernetes.waitImage,
    imagePullPolicy: 'Always',
    command: ['sh', '-c', script, host, port],
    resources: lowerResources(resources),
    securityContext: lowerSecurity(security),
  };
}

/** Container names are as short as workload names may be long, and two charts may share a workload name. */
function waitName(dependency: string, taken: ReadonlySet<string>): string {
  const name = `wait-for-${dependency}`;
  const free = name.length <= 63 && !taken.has(name);
  return free ? name : `wait-${taken.size + 1}`;
}

/** Where a connection is tried, as arguments of a command say it. */
interface Door {
  readonly host: string;
  readonly port: string;
}

/** The first TCP port of a Service in front of the dependency: one that a connection can be tried on. */
function doorOf(dependency: Workload, waiting: string, place: Place): Door | undefined {
  // One that is not on Kubernetes at all is an error of its own, which a pass reports.
  if (!dependency.targets.includes('kubernetes')) return undefined;
  for (const service of place.prepared.servicesOf(dependency)) {
    const port = tcpPortOf(service);
    if (port !== undefined && !service.published && service.targets.includes('kubernetes')) {
      return { host: hostName(service, place), port: String(port) };
    }
  }
  reportAt(place, {
    code: 'order/not-waitable',
    message: `"${waiting}" starts after "${dependency.name}", which has no Service with a TCP port to wait for.`,
    consequence: `On Kubernetes, "${waiting}" starts without waiting for "${dependency.name}".`,
    fix: `Give "${dependency.name}" a port and a Service, or let "${waiting}" retry on its own.`,
  });
  return undefined;
}

/** What the endpoint says of itself; where it leads to a Service and names no port, the Service's. */
function doorOutside(
  external: External,
  waiting: string,
  variables: Variables,
  place: Place,
): Door | undefined {
  const host = external.host.kubernetes;
  const behind = serviceBehind('kubernetes', external);
  // As above.
  if (behind && !onTarget(behind.selects, 'kubernetes').targets.includes('kubernetes')) return undefined;
  const port = external.port.kubernetes ?? (behind && tcpPortOf(behind)?.toString());
  if (host !== undefined && port !== undefined) {
    const text = (value: Text) => expandingText(value, variables, place);
    return { host: text(host), port: text(port) };
  }
  const missing = host === undefined ? 'host' : 'port';
  reportAt(place, {
    code: 'order/not-waitable',
    message: `"${waiting}" starts after "${external.name}", which has no ${missing} on Kubernetes to wait for.`,
    consequence: `On Kubernetes, "${waiting}" starts without waiting for "${external.name}".`,
    fix: `Give "${external.name}" a ${missing}, or let "${waiting}" retry on its own.`,
  });
  return undefined;
}

function tcpPortOf({ ports }: Service): number | undefined {
  return firstTcp(ports)?.port;
}
