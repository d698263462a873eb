import type { AppModel } from '../model/app';
import type { Endpoint } from '../model/endpoint';
import type { External } from '../model/external';
import type { Job } from '../model/job';
import type { Ask } from '../model/mesh';
import { firstTcp, type Port } from '../model/port';
import type { UrlReference } from '../model/reference';
import type { Service, ServicePort } from '../model/service';
import type { Target } from '../model/target';
import { onTarget } from '../model/views';
import { mostPods, type StartAfter, servingContainers, type Workload } from '../model/workload';
import type { AddressReference } from './addresses';
import { checkContainer } from './job-check';
import type { PortIndex } from './port-index';
import { serviceBehind } from './start-after';
import { visitContainer } from './visit-container';
import { visitFields } from './visit-fields';
import type { Visit, Walk } from './walk';

/** Where a connection ends: a port of a container, behind whatever Service leads there. */
export interface Door extends Pick<Port, 'port' | 'protocol'> {
  /** What alone may be asked there; missing where that is anything. */
  readonly asks?: readonly Ask[];
  /** Somebody waits until it opens. */
  readonly waits?: boolean;
  /** Somebody has more to do there than to wait. */
  readonly calls?: boolean;
}

/** A workload opens connections to another one, at these ports. */
export interface Edge {
  readonly from: Workload;
  readonly to: Workload;
  readonly doors: readonly Door[];
  /** Only until the other one is there: a target that waits by itself needs no connection. */
  readonly isWait: boolean;
}

/** A workload opens connections to what is outside of the app. */
export interface WayOut {
  readonly to: External;
  /** Missing where nobody says it: any port. */
  readonly port?: number;
  readonly isWait: boolean;
}

/**
 * Who talks to whom on one target: along references in values, `calls`, and the waiting of `startAfter`; and the replicas
 * of a StatefulApp among themselves. Whoever talks to a member of a mesh talks to all its versions.
 */
export interface Edges {
  from(workload: Workload): readonly Edge[];
  to(workload: Workload): readonly Edge[];
  waysOut(workload: Workload): readonly WayOut[];
}

/** The Services in front of a workload, as `prepare` knows them. */
interface Known {
  readonly ports: PortIndex;
  servicesOf(workload: Workload): readonly Service[];
}

/** What somebody goes to a Service for, if it is not anything. */
interface Why {
  readonly isWait?: boolean;
  /** Waiting by requests of the user's own. */
  readonly isCheck?: boolean;
  readonly ask?: Ask;
}

/** What is known of an edge so far. */
interface End {
  readonly doors: Map<string, OpenDoor>;
  isWait: boolean;
}

interface OpenDoor extends Pick<Port, 'port' | 'protocol'> {
  asks?: Ask[];
  waits?: boolean;
  calls?: boolean;
}

/** Finds the edges of an app on one target: a host opens all ports of its Service, a URL and waiting the one asked. */
export function edgesOn(
  target: Target,
  { workloads }: Pick<AppModel, 'workloads'>,
  { ports, servicesOf }: Known,
): Edges {
  const outgoing = new Map<Workload, Map<Workload, End>>();
  const outside = new Map<Workload, Map<External, WayOut>>();
  for (const workload of workloads) if (workload.targets.includes(target)) visit(workload);
  const edges = new Map([...outgoing].map(([from, ends]) => [from, edgesFrom(from, ends)]));
  const incoming = new Map<Workload, Edge[]>();
  for (const edge of [...edges.values()].flat()) within(incoming, edge.to, () => []).push(edge);
  return {
    from: (workload) => edges.get(workload) ?? [],
    to: (workload) => incoming.get(workload) ?? [],
    waysOut: (workload) => [...(outside.get(workload)?.values() ?? [])],
  };

  function visit(workload: Workload): void {
    visitFields(workload, {
      target,
      visit(field, value, { part, property }: Walk) {
        if (field === 'reference.host' || field === 'reference.url') {
          // What checks a Job runs wherever somebody waits for that.
          if (isReferring(value) && property[0] !== 'check')
            open(workload, value.to, value.kind === 'url' ? value : undefined);
        } else if (field === 'workload.startAfter' && part === workload) {
          for (const each of workload.startAfter) wait(workload, each);
        }
        return true;
      },
    });
    for (const endpoint of workload.calls) open(workload, endpoint);
    for (const each of workload.mesh?.asks ?? []) ask(workload, each);
    if (workload.kind === 'statefulApp' && mostPods(workload) > 1) meet(workload);
  }

  /** Replicas that keep a name of their own are there to find each other. */
  function meet(workload: Workload): void {
    const doors = endOf(workload, workload, false).doors;
    for (const { ports } of servingContainers(workload)) for (const port of ports) addDoor(doors, port);
  }

  /** @param url Of which one port is meant. */
  function open(from: Workload, endpoint: Endpoint, url?: UrlReference, why: Why = {}): void {
    const service =
      endpoint.kind === 'service' ? onTarget(endpoint, target) : serviceBehind(target, endpoint);
    if (service !== undefined) enter(from, service, url ? portOf(service, url, ports) : service.ports, why);
    else if (endpoint.kind === 'external') leave(from, endpoint, why.isWait);
  }

  function ask(from: Workload, { to, port, ...what }: Ask): void {
    const service = to.kind === 'service' ? onTarget(to, target) : serviceBehind(target, to);
    const asked = service && (port === undefined ? firstTcp(service.ports) : ports.named(service, port));
    if (service !== undefined && asked !== undefined)
      enter(from, service, [asked], { ask: { to, port, ...what } });
    else if (to.kind === 'external') leave(from, to);
  }

  function wait(from: Workload, { workload, external }: StartAfter): void {
    if (workload === undefined) {
      const behind = serviceBehind(target, external);
      const port = behind && firstTcp(behind.ports);
      if (behind === undefined) leave(from, external, true);
      else if (port !== undefined) enter(from, behind, [port], { isWait: true });
      return;
    }
    const awaited = onTarget(workload, target);
    if (awaited.kind === 'job') check(from, awaited);
    const service = servicesOf(awaited).find(
      (each) => !each.published && each.targets.includes(target) && firstTcp(each.ports),
    );
    const port = service && firstTcp(service.ports);
    if (service !== undefined && port !== undefined) enter(from, service, [port], { isWait: true });
  }

  /** Whoever runs the check of a Job goes where that goes. */
  function check(from: Workload, job: Job): void {
    const container = checkContainer(job, job.name);
    if (container === undefined) return;
    const visit: Visit = (field, value) => {
      if (field !== 'reference.host' && field !== 'reference.url') return;
      if (isReferring(value))
        open(from, value.to, value.kind === 'url' ? value : undefined, { isWait: true, isCheck: true });
    };
    visitContainer(
      { target, visit, part: job, workload: job, container: undefined, property: [] },
      container,
    );
  }

  function enter(from: Workload, { selects }: Service, to: readonly ServicePort[], why: Why = {}): void {
    const workload = onTarget(selects, target);
    const { doors } = endOf(from, workload, why.isWait === true);
    for (const port of to) {
      const door = doorBehind(port, workload, ports);
      if (door !== undefined) addDoor(doors, door, why);
    }
    const versions = workload.mesh?.versions;
    if (versions === undefined) return;
    for (const version of Object.values(versions)) {
      const service = onTarget(version.service, target);
      if (!service.targets.includes(target)) continue;
      const same = service.ports.filter(({ name }) => to.some((port) => port.name === name));
      enter(from, service, same, why);
    }
  }

  function endOf(from: Workload, to: Workload, isWait: boolean): End {
    const ends = within(outgoing, from, () => new Map<Workload, End>());
    const end = within(ends, to, (): End => ({ doors: new Map(), isWait: true }));
    if (!isWait) end.isWait = false;
    return end;
  }

  function leave(from: Workload, to: External, isWait = false): void {
    const ways = within(outside, from, () => new Map<External, WayOut>());
    const said = to.port[target];
    const port = typeof said === 'string' && Number.isInteger(Number(said)) ? Number(said) : undefined;
    ways.set(to, { to, port, isWait: isWait && ways.get(to)?.isWait !== false });
  }
}

/** The container's port that a Service port leads to; by its number, where no container lists it. */
export function doorBehind(port: ServicePort, workload: Workload, ports: PortIndex): Door | undefined {
  const { protocol, to } = port;
  const behind = ports.behind(port, workload)?.port ?? (typeof to === 'number' ? to : undefined);
  return behind === undefined ? undefined : { port: behind, protocol };
}

/** Where somebody says what is asked at a port, a reference to it says no more. */
function addDoor(
  doors: Map<string, OpenDoor>,
  { port, protocol }: Door,
  { ask, isWait, isCheck }: Why = {},
): void {
  const door = within(doors, `${protocol} ${port}`, (): OpenDoor => ({ port, protocol }));
  if (isWait && !isCheck) door.waits = true;
  else if (ask === undefined) door.calls = true;
  if (ask !== undefined) door.asks = [...(door.asks ?? []), ask];
}

function edgesFrom(from: Workload, ends: ReadonlyMap<Workload, End>): readonly Edge[] {
  return [...ends].map(([to, { doors, isWait }]) => ({ from, to, doors: [...doors.values()], isWait }));
}

function isReferring(value: unknown): value is Extract<AddressReference, { kind: 'host' | 'url' }> {
  return typeof value === 'object' && value !== null && 'to' in value;
}

function portOf(service: Service, { port: name }: UrlReference, ports: PortIndex): readonly ServicePort[] {
  const port = name === undefined ? firstTcp(service.ports) : ports.named(service, name);
  return port === undefined ? [] : [port];
}

function within<K, V>(map: Map<K, V>, key: K, begin: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const begun = begin();
  map.set(key, begun);
  return begun;
}
