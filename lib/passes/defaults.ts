import type { Container, Hook, ResourceAmounts, ResourceLimits, Resources, User } from '../model/container';
import { enoughFor, memoryNeedOf } from '../model/image-memory';
import { mapList } from '../model/map-list';
import type { Probe } from '../model/probe';
import { isClaim, type Mount, type Volume } from '../model/volume';
import type { WorkloadBase } from '../model/workload';
import { withDataFolder } from './data-folder';

/** A probe with every number filled in. */
export type CompleteProbe = Required<Omit<Probe, 'terminationGracePeriod'>> &
  Pick<Probe, 'terminationGracePeriod'>;

/** What is kept free, and the limits that there are. */
export interface CompleteResources {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

/** A container with every default filled in. */
export interface CompleteContainer extends Omit<Container, 'startup' | 'readiness' | 'liveness' | 'preStop'> {
  readonly resources: CompleteResources;
  readonly user: User;
  readonly writableRoot: boolean;
  readonly privileged: boolean;
  readonly allowPrivilegeEscalation: boolean;
  /** All capabilities are dropped; `addCapabilities` come back. */
  readonly dropCapabilities: boolean;
  readonly addCapabilities: readonly string[];
  readonly startup?: CompleteProbe;
  readonly readiness?: CompleteProbe;
  readonly liveness?: CompleteProbe;
  readonly preStop?: Hook;
}

/** What every kind of workload has, with every default filled in. */
export interface CompleteBase
  extends Omit<WorkloadBase, 'containers' | 'initContainers' | 'sidecars' | 'volumes'> {
  readonly containers: readonly CompleteContainer[];
  readonly initContainers: readonly CompleteContainer[];
  readonly sidecars: readonly CompleteContainer[];
  readonly volumes: readonly Volume[];
  readonly stopGracePeriod: number;
  /** What a pass adds to the pods, and not to what makes them. */
  readonly pods?: PodMetadata;
}

export interface PodMetadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** 10001: not a user of the host, and above what scanners take for one. */
const defaultUser: User = { uid: 10001, gid: 10001 };

const Mi = 1024 * 1024;
const defaultMemory = 256 * Mi;
const defaultResources: CompleteResources = {
  requests: { cpu: 100, memory: defaultMemory, ephemeralStorage: 64 * Mi },
  limits: { cpu: 1000, memory: defaultMemory, ephemeralStorage: 1024 * Mi },
};

/** Time for load balancers to notice that a replica leaves, before it is asked to stop: milliseconds. */
const drainTime = 5000;

/** Fills in what the user left open of what every kind has. */
export function completeBase(workload: WorkloadBase): CompleteBase {
  const volumes = [...workload.volumes];
  const stopGracePeriod = workload.stopGracePeriod ?? 30_000;
  const tmp = tmpAmong(volumes);
  const lasting = volumes.some(isClaim) ? new Map(volumes.map((each) => [each.name, each])) : undefined;
  const finish = (container: Container, hook?: Hook): CompleteContainer => {
    const completed = completeContainer(container, tmp, hook);
    return lasting === undefined ? completed : withDataFolder(completed, lasting);
  };
  const each = (container: Container): CompleteContainer => finish(container);
  const drain = drainWithin(stopGracePeriod);
  return {
    name: workload.name,
    origin: workload.origin,
    chart: workload.chart,
    targets: workload.targets,
    labels: workload.labels,
    annotations: workload.annotations,
    selector: workload.selector,
    containers: mapList(workload.containers, (container) =>
      finish(container, container.ports.length > 0 ? drain : undefined),
    ),
    initContainers: mapList(workload.initContainers, each),
    sidecars: mapList(workload.sidecars, each),
    volumes,
    stopGracePeriod,
    stopSignal: workload.stopSignal,
    startAfter: workload.startAfter,
    calls: workload.calls,
    network: workload.network,
    identity: workload.identity,
    permissions: workload.permissions,
    metrics: workload.metrics,
    pullSecrets: workload.pullSecrets,
    scheduling: workload.scheduling,
    hostname: workload.hostname,
    hostAliases: workload.hostAliases,
    dns: workload.dns,
    logging: workload.logging,
    profiles: workload.profiles,
    servicePatches: workload.servicePatches,
    mesh: workload.mesh,
    pods: undefined,
    views: workload.views,
  } satisfies Record<keyof CompleteBase, unknown>;
}

/** Written out key by key: spreading so many keys makes a slow object, and a missing one would not compile. */
export function completeContainer(container: Container, tmp: MakeTmp, drain?: Hook): CompleteContainer {
  const { startup, readiness, liveness, preStop } = container;
  const user = container.user ?? defaultUser;
  const privileged = container.privileged ?? false;
  // An image that chooses its own user is trusted to know its own file system and capabilities as well.
  const trusted = user === 'image';
  const writableRoot = container.writableRoot ?? (trusted || privileged);
  return {
    name: container.name,
    property: container.property,
    image: container.image,
    build: container.build,
    develop: container.develop,
    pull: container.pull,
    command: container.command,
    args: container.args,
    workingDir: container.workingDir,
    ports: container.ports,
    env: container.env,
    envFrom: container.envFrom,
    mounts: writableRoot ? container.mounts : withTmp(container, tmp),
    resources: completeResources(container.resources, leastMemoryOf(container)),
    gpus: container.gpus,
    devices: container.devices,
    shmSize: container.shmSize,
    ulimits: container.ulimits,
    startup: startup && completeProbe(startup),
    readiness: readiness && completeProbe(readiness),
    liveness: liveness && completeProbe(liveness),
    defaultReadiness: container.defaultReadiness,
    healthTool: container.healthTool,
    healthCommand: container.healthCommand,
    postStart: container.postStart,
    preStop: preStop === false ? undefined : (preStop ?? drain),
    user,
    writableRoot,
    privileged,
    allowPrivilegeEscalation: container.allowPrivilegeEscalation ?? privileged,
    dropCapabilities: !trusted && !privileged,
    addCapabilities: container.addCapabilities ?? [],
  } satisfies Record<keyof CompleteContainer, unknown>;
}

/** What serves waits before it stops, though never so long that half of its grace period is not left for stopping. */
function drainWithin(grace: number): Hook | undefined {
  const duration = Math.min(drainTime, Math.floor(grace / 2000) * 1000);
  return duration === 0 ? undefined : { type: 'sleep', duration };
}

/** A read-only root still needs one place to write to: /tmp, a volume of each container's own. */
function withTmp(container: Container, tmp: MakeTmp): Mount[] {
  if (container.mounts.some((mount) => mount.path === '/tmp')) return container.mounts;
  return [...container.mounts, { path: '/tmp', volume: tmp(container), readOnly: false }];
}

/** Adds the scratch space of one more container, and tells its name. */
export type MakeTmp = (container: Container) => string;

function tmpAmong(volumes: Volume[]): MakeTmp {
  let taken = volumes.some(({ name }) => name === 'tmp');
  return (container) => {
    const name = taken ? `tmp-${container.name}` : 'tmp';
    taken = true;
    volumes.push({ type: 'empty', name, medium: 'disk' });
    return name;
  };
}

/** A default memory that a well-known image does not start with would be none. */
function leastMemoryOf(container: Container): number {
  const need = memoryNeedOf(container);
  return need === undefined ? 0 : enoughFor(need);
}

function completeResources(given: Resources | undefined, least: number): CompleteResources {
  if (given === undefined && least <= defaultMemory) return defaultResources;
  const { requests, limits } = given ?? { requests: {}, limits: {} };
  return {
    requests: { ...defaultsBelow(limits, least), ...requests },
    limits: withoutNone({ ...defaultsAbove(requests, least), ...limits }),
  };
}

function withoutNone({ cpu, memory, ephemeralStorage }: ResourceLimits): ResourceAmounts {
  return {
    cpu: cpu === 'none' ? undefined : cpu,
    memory: memory === 'none' ? undefined : memory,
    ephemeralStorage: ephemeralStorage === 'none' ? undefined : ephemeralStorage,
  };
}

/** A default request never exceeds the limit that the user gave. */
function defaultsBelow(limits: ResourceLimits, least: number): ResourceAmounts {
  const { cpu = 0, ephemeralStorage = 0 } = defaultResources.requests;
  const most = withoutNone(limits);
  return {
    cpu: Math.min(cpu, most.cpu ?? cpu),
    memory: most.memory ?? Math.max(defaultMemory, least),
    ephemeralStorage: Math.min(ephemeralStorage, most.ephemeralStorage ?? ephemeralStorage),
  };
}

/** A default limit is never below the request that the user gave. */
function defaultsAbove(requests: ResourceAmounts, least: number): ResourceAmounts {
  const { cpu = 0, ephemeralStorage = 0 } = defaultResources.limits;
  return {
    cpu: Math.max(cpu, requests.cpu ?? cpu),
    memory: Math.max(requests.memory ?? defaultMemory, least),
    ephemeralStorage: Math.max(ephemeralStorage, requests.ephemeralStorage ?? ephemeralStorage),
  };
}

function completeProbe(probe: Probe): CompleteProbe {
  return {
    action: probe.action,
    initialDelay: probe.initialDelay ?? 0,
    period: probe.period ?? 10_000,
    timeout: probe.timeout ?? 1000,
    failureThreshold: probe.failureThreshold ?? 3,
    successThreshold: probe.successThreshold ?? 1,
    terminationGracePeriod: probe.terminationGracePeriod,
  } satisfies Record<keyof CompleteProbe, unknown>;
}
