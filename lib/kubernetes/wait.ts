import type { External } from '../model/external';
import type { Job } from '../model/job';
import { firstTcp } from '../model/port';
import type { Text } from '../model/reference';
import type { Service, ServicePort } from '../model/service';
import type { StatefulApp } from '../model/stateful-app';
import { onTarget } from '../model/views';
import type { Workload, WorkloadKind } from '../model/workload';
import type { CompleteBase } from '../passes/defaults';
import { doorBehind } from '../passes/edges';
import { meshOn } from '../passes/isolation';
import { serviceBehind } from '../passes/start-after';
import type { Container, Volume } from './api.generated';
import { lowerEnv } from './env';
import { escapeDollars } from './expansion';
import { lowerCheck } from './job-check';
import { nameOfJob } from './job-name';
import { backendOf } from './mesh/backends';
import { readinessAt } from './mesh/readiness';
import { type Place, reportAt, within } from './place';
import type { OtherObjects } from './planned';
import { hostName } from './reference';
import { lowerSmall } from './small-container';
import { expandingText, startVariables, type Variables } from './variables';
import { accessVolume, lowerWaitForJob } from './wait-for-job';
import { commandForAll, leastReplicas, reportNotReady } from './wait-for-replicas';

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
  statefulApp: untilAllAreThere,
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
  /** Volumes of those that wait alone. */
  readonly volumes: Volume[];
  /** A name for another one. */
  freeVolume(base: string): string;
}

/** The init containers that wait, and the volumes that they need. */
interface Waits {
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
}

/** One init container for each dependency, which ends when that takes connections or has done what it is for. */
export function lowerWaits(workload: CompleteBase, place: Place, others: OtherObjects): Waits {
  const waits: Container[] = [];
  const volumes: Volume[] = [];
  if (workload.startAfter.length === 0) return { containers: waits, volumes };
  const access = freeVolume('api-access', workload);
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
    const free = (base: string) => freeVolume(base, workload, volumes);
    const asks = { from, names, others, access, hasProxy, volumes, freeVolume: free };
    const wait = { waiting: workload.name, ...asks };
    const container = awaited.kind === 'external' ? untilOpen(awaited, wait) : waitFor(awaited, wait);
    if (container === undefined) continue;
    names.add(container.name);
    waits.push(container);
  }
  const asks = waits.some(({ volumeMounts = [] }) => volumeMounts.some(({ name }) => name === access));
  if (asks) volumes.unshift(accessVolume(access));
  return { containers: waits, volumes };
}

function freeVolume(base: string, { volumes }: CompleteBase, more: readonly Volume[] = []): string {
  let name = base;
  while ([...volumes, ...more].some((volume) => volume.name === name)) name += '-1';
  return name;
}

/**
 * Until it has succeeded. It says so to the API server alone, which a container asks for it, and for nothing else; unless
 * the user says how its result is checked.
 */
function untilDone(job: Job, wait: Wait): Container | undefined {
  if (job.check !== undefined) return lowerCheck(job, { ...wait, name: waitName(job.name, wait.names) });
  const { waiting, from, names, others, access } = wait;
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
  const front = frontOf(dependency, wait.waiting, wait.from);
  return front && lowerWait(waitName(dependency.name, wait.names), front.door, wait);
}

/** Until one replica is ready and all of them take connections, as far as that can be told. */
function untilAllAreThere(dependency: StatefulApp, wait: Wait): Container | undefined {
  const { waiting, from, names, hasProxy } = wait;
  const front = frontOf(dependency, waiting, from);
  if (front === undefined) return undefined;
  const { service, port, door } = front;
  const lowered = lowerWait(waitName(dependency.name, names), door, wait);
  const behind = doorBehind(port, dependency, from.prepared.ports);
  if (leastReplicas(dependency) < 2 || behind === undefined) return lowered;
  if (!hasProxy) lowered.command = commandForAll(dependency, door, { service, port: behind.port, from });
  reportNotReady(dependency, { waiting, hasProxy, from });
  return lowered;
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
export interface Door {
  readonly host: string;
  readonly port: string;
  /** What says over HTTP that somebody is ready there. */
  readonly path?: string;
}

/** A Service that can be tried, and the port of it. */
interface Front {
  readonly service: Service;
  readonly port: ServicePort;
  readonly door: Door;
}

/** The first TCP port of a Service in front of the dependency: one that a connection can be tried on. */
function frontOf(dependency: Workload, waiting: string, place: Place): Front | undefined {
  // One that is not on Kubernetes at all is an error of its own, which a pass reports.
  if (!dependency.targets.includes('kubernetes')) return undefined;
  for (const service of place.prepared.servicesOf(dependency)) {
    const port = firstTcp(service.ports);
    if (port !== undefined && !service.published && service.targets.includes('kubernetes')) {
      const behind = doorBehind(port, dependency, place.prepared.ports);
      const path = behind && readinessAt(dependency, behind.port);
      return { service, port, door: { host: hostName(service, place), port: String(port.port), path } };
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
  const host: Text | undefined = external.alias ? [{ kind: 'host', to: external }] : external.host.kubernetes;
  const behind = serviceBehind('kubernetes', external);
  // As above.
  if (behind && !onTarget(behind.selects, 'kubernetes').targets.includes('kubernetes')) return undefined;
  const port = external.port.kubernetes ?? (behind && firstTcp(behind.ports)?.port.toString());
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
