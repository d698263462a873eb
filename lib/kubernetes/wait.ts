import type { External } from '../model/external';
import type { Job } from '../model/job';
import { firstTcp } from '../model/port';
import type { Text } from '../model/reference';
import type { Service } from '../model/service';
import { onTarget } from '../model/views';
import type { Workload, WorkloadKind } from '../model/workload';
import type { CompleteBase } from '../passes/defaults';
import { doorBehind } from '../passes/edges';
import { meshOn } from '../passes/isolation';
import { serviceBehind } from '../passes/start-after';
import type { Container, Volume } from './api.generated';
import { lowerEnv } from './env';
import { escapeDollars } from './expansion';
import { nameOfJob } from './job-name';
import { backendOf } from './mesh/backends';
import { readinessAt } from './mesh/readiness';
import { type Place, reportAt, within } from './place';
import type { OtherObjects } from './planned';
import { hostName } from './reference';
import { lowerSmall } from './small-container';
import { expandingText, startVariables, type Variables } from './variables';
import { accessVolume, lowerWaitForJob } from './wait-for-job';

// Host and port are arguments of the script, not text of it: nothing in them is ever read as shell.
const script = escapeDollars('until nc -z -w 2 "$0" "$1"; do sleep 1; done');
// A proxy takes every connection at once, and closes it again where it finds nobody: then only an answer tells.
const answers = escapeDollars('until wget -q -T 2 -O /dev/null "http://$0:$1$2"; do sleep 1; done');
// Where nobody answers HTTP, a connection that stays tells. It ends by a signal then, and not by itself.
const stays = escapeDollars(
  'until sleep 3 | timeout 2 nc "$0" "$1" > /dev/null; [ $? -ge 124 ]; do sleep 1; done',
);

/** How each kind of workload is waited for, as the init container that ends when it is as far as its kind can get. */
const kinds: {
  readonly [K in WorkloadKind]: (dependency: Workload<K>, wait: Wait) => Container | undefined;
} = {
  deployment: untilReady,
  statefulApp: untilReady,
  agent: untilReady,
  pod: untilReady,
  job: untilDone,
  // It is never done: nobody can start after it.
  cronJob: () => undefined,
};

function waitFor<K extends WorkloadKind>(dependency: Workload<K>, wait: Wait): Container | undefined {
  return kinds[dependency.kind](dependency, wait);
}

/** Who waits, where that stands, and what it waits for already. */
interface Wait {
  readonly waiting: string;
  readonly from: Place;
  readonly names: ReadonlySet<string>;
  readonly others: OtherObjects;
  /** The volume that lets a container ask the API server. */
  readonly access: string;
  /** Whatever it connects to, a proxy of a mesh answers first. */
  readonly hasProxy: boolean;
}

/** The init containers that wait, and the volume that they need. */
interface Waits {
  readonly containers: readonly Container[];
  readonly volume?: Volume;
}

/** One init container for each dependency, which ends when that takes connections or has done what it is for. */
export function lowerWaits(workload: CompleteBase, place: Place, others: OtherObjects): Waits {
  const waits: Container[] = [];
  if (workload.startAfter.length === 0) return { containers: waits };
  const access = freeVolume(workload);
  const mesh = meshOn(workload, 'kubernetes');
  const hasProxy = mesh !== undefined && backendOf(mesh).hasProxies === true;
  const names = new Set<string>();
  const seen = new Set<Workload | External>();
  for (const [position, { workload: dependency, external }] of workload.startAfter.entries()) {
    const awaited = dependency === undefined ? external : onTarget(dependency, 'kubernetes');
    if (seen.has(awaited)) continue;
    // The pass that looks at the order has told of it.
    if (awaited.kind !== 'external' && !awaited.targets.includes('kubernetes')) continue;
    seen.add(awaited);
    const from = within(place, 'startAfter', position);
    const wait = { waiting: workload.name, from, names, others, access, hasProxy };
    const container = awaited.kind === 'external' ? untilOpen(awaited, wait) : waitFor(awaited, wait);
    if (container === undefined) continue;
    names.add(container.name);
    waits.push(container);
  }
  const asks = waits.some(({ volumeMounts = [] }) => volumeMounts.length > 0);
  return asks ? { containers: waits, volume: accessVolume(access) } : { containers: waits };
}

function freeVolume({ volumes }: CompleteBase): string {
  let name = 'api-access';
  while (volumes.some((volume) => volume.name === name)) name += '-1';
  return name;
}

/** Until it has succeeded. It says so to the API server alone, which a container asks for it, and for nothing else. */
function untilDone(job: Job, { waiting, from, names, others, access }: Wait): Container | undefined {
  if (job.chart.namespace === from.chart.namespace) {
    const name = waitName(job.name, names);
    return lowerWaitForJob({ name, job: nameOfJob(job, from.prepared, others), access }, from.prepared);
  }
  reportAt(from, {
    code: 'order/not-waitable',
    message: `"${waiting}" starts after "${job.name}", which is a Job of another namespace: it may not ask for that one.`,
    consequence: `On Kubernetes, "${waiting}" starts without waiting for "${job.name}".`,
    fix: 'Put both into one namespace.',
  });
  return undefined;
}

/**
 * Until its Service takes connections. A Service leads to ready pods only, so this waits until the workload is
 * healthy, not merely started.
 */
function untilReady(dependency: Workload, wait: Wait): Container | undefined {
  const door = doorOf(dependency, wait.waiting, wait.from);
  return door && lowerWait(waitName(dependency.name, wait.names), door, wait);
}

/** Until it takes connections itself. */
function untilOpen(external: External, asking: Wait): Container | undefined {
  const { waiting, from, names } = asking;
  const variables = startVariables({ env: {} });
  const door = doorOutside(external, waiting, variables, from);
  if (door === undefined) return undefined;
  const wait = lowerWait(waitName(external.name, names), door, asking);
  const env = lowerEnv(variables, from);
  if (env.length > 0) wait.env = env;
  return wait;
}

function lowerWait(name: string, door: Door, { from: { prepared }, hasProxy }: Wait): Container {
  return {
    name,
    image: prepared.app.kubernetes.waitImage,
    imagePullPolicy: 'Always',
    command: ['sh', '-c', ...commandOf(door, hasProxy)],
    ...lowerSmall(16),
  };
}

function commandOf({ host, port, path }: Door, hasProxy: boolean): string[] {
  if (!hasProxy) return [script, host, port];
  return path === undefined ? [stays, host, port] : [answers, host, port, escapeDollars(path)];
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
  /** What says over HTTP that somebody is ready there. */
  readonly path?: string;
}

/** The first TCP port of a Service in front of the dependency: one that a connection can be tried on. */
function doorOf(dependency: Workload, waiting: string, place: Place): Door | undefined {
  // One that is not on Kubernetes at all is an error of its own, which a pass reports.
  if (!dependency.targets.includes('kubernetes')) return undefined;
  for (const service of place.prepared.servicesOf(dependency)) {
    const port = firstTcp(service.ports);
    if (port !== undefined && !service.published && service.targets.includes('kubernetes')) {
      const behind = doorBehind(port, dependency, place.prepared.ports);
      const path = behind && readinessAt(dependency, behind.port);
      return { host: hostName(service, place), port: String(port.port), path };
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
