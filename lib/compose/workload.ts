import { containerContext, contextOf, replicaContext, type WorkloadContext } from '../docker/context';
import type { ServiceEntry } from '../docker/entry';
import { escapeDollars } from '../docker/escaped';
import { lowerNameResolution, type NameResolution } from '../docker/name-resolution';
import { type Joined, lowerNetworks, lowerOwnNetworks } from '../docker/networks';
import { patchedService } from '../docker/patched';
import type { DockerProject } from '../docker/project';
import { ordinalsOf } from '../docker/replicas';
import { volumeOwner } from '../docker/volume-owner';
import { mapList } from '../model/map-list';
import { replicaName } from '../model/stateful-app';
import type { Workload } from '../model/workload';
import type { ComposePreStartHook } from './api.generated';
import { type DependsOn, lowerStartAfter, waitForReplica } from './depends-on';
import { lowerHealthAsker } from './health-asker';
import { insteadOf, restartOf, startsInOrder } from './kinds';
import { afterProxy, lowerMeshProxy } from './mesh-proxy';
import { servicePlaces } from './own-places';
import { lowerExpose, lowerPorts } from './ports';
import { fitsPreStart, lowerPreStart } from './pre-start';
import { lowerProfiles } from './profile';
import { lowerScale } from './scale';
import { lowerService, type Role } from './service';
import { lowerVolumeOwner } from './volume-owner';

/** The Compose services of a workload, or of each of its replicas where these are services of their own. */
export function lowerWorkload(workload: Workload, project: DockerProject): readonly ServiceEntry[] {
  const context = contextOf(workload, project);
  reportInstead(context);
  const attached = project.attached.get(workload);
  const dependsOn = lowerStartAfter(context);
  if (attached !== undefined) dependsOn[attached.proxy.name] = afterProxy;
  const profiles = lowerProfiles(context);
  const owners = lowerOwner(context, { dependsOn, profiles });
  const ordinals = ordinalsOf(context.workload);
  const before =
    attached === undefined ? owners : [lowerMeshProxy(attached.proxy, project, profiles), ...owners];
  if (ordinals === undefined) return [...before, ...lowerServices(context, { dependsOn, profiles })];
  const isOrdered = startsInOrder(context.workload);
  const replicas = ordinals.flatMap((ordinal) => {
    const waits = { ...dependsOn };
    if (isOrdered && ordinal > 0)
      waitForReplica(context.described, ordinal - 1, waits, project.prepared.app.compose);
    return lowerServices(replicaContext(context, ordinal), { dependsOn: waits, profiles });
  });
  return [...before, ...replicas];
}

/** Once for each workload of a kind that Compose has not. */
function reportInstead({ project, workload }: WorkloadContext): void {
  const message = insteadOf(workload);
  if (message === undefined) return;
  const { name, origin, kind } = workload;
  project.prepared.report({
    code: 'parity/approximated',
    message,
    origin,
    property: [kind],
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '' }],
  });
}

/** When the services of a workload start. */
type Start = Pick<Role, 'dependsOn' | 'profiles'>;

/**
 * Its first container, whose service has the workload's name, after the init containers that prepare it and before the
 * containers that share its network.
 */
function lowerServices(context: WorkloadContext, start: Start): readonly ServiceEntry[] {
  const { described: workload, service: name, ordinal } = context;
  const [first, ...others] = context.workload.containers;
  if (first === undefined) return [];
  const { dependsOn, profiles } = start;
  // The proxy at the edge of its mesh owns what is published of a member.
  const ports = context.project.attached.has(workload) ? undefined : lowerPorts(context);
  const names = lowerNameResolution(context.workload);
  const hasInit = context.workload.initContainers.length > 0;
  const joined = hasInit ? lowerOwnNetworks(context, ports !== undefined) : {};
  const { entries, hooks } = lowerInit(context, start, { ...joined, ...names });
  const restart = escapeDollars(restartOf(context.workload));
  const service = lowerService(containerContext(context, first), {
    ports,
    expose: lowerExpose(context, ports),
    ...lowerNetworks(context, ports !== undefined),
    ...names,
    hostname: ordinal === undefined ? names.hostname : escapeDollars(replicaName(workload, ordinal)),
    restart,
    profiles,
    pre_start: hooks.length > 0 ? hooks : undefined,
    dependsOn,
    replicas: lowerScale(context, ports !== undefined),
  });
  entries.push({ name, service: patchedService(service, context, servicePlaces) });
  entries.push(...lowerHealthAsker(containerContext(context, first), { restart, profiles }));
  for (const container of [...others, ...context.workload.sidecars]) {
    const sidecar = containerContext(context, container);
    const role = {
      network_mode: escapeDollars(`service:${name}`),
      restart,
      profiles,
      dependsOn: {},
      replicas: 1,
    };
    entries.push({ name: sidecar.name, service: lowerService(sidecar, role) });
    entries.push(...lowerHealthAsker(sidecar, role));
  }
  return entries;
}

/** Whatever mounts a volume waits until that is its user's. */
function lowerOwner(context: WorkloadContext, { dependsOn, profiles }: Start): readonly ServiceEntry[] {
  const needed = volumeOwner(context.workload);
  if (needed === undefined) return [];
  const entry = lowerVolumeOwner(needed, context, profiles);
  dependsOn[entry.name] = { condition: 'service_completed_successfully' };
  return [entry];
}

/**
 * Init containers run one after another, each when the one before it has succeeded: only the first waits for whatever
 * the workload starts after, or a long list would be written once for each. The last of those that are services becomes
 * a dependency of the workload's own; hooks run after all of them, so only the last ones may be.
 */
function lowerInit(
  context: WorkloadContext,
  { dependsOn, profiles }: Start,
  joined: Joined & NameResolution,
): { readonly entries: ServiceEntry[]; readonly hooks: ComposePreStartHook[] } {
  const { initContainers } = context.workload;
  if (initContainers.length === 0) return { entries: [], hooks: [] };
  const hooksFrom = initContainers.findLastIndex((container) => !fitsPreStart(container, context)) + 1;
  let waits: DependsOn = { ...dependsOn };
  const entries = mapList(initContainers.slice(0, hooksFrom), (container): ServiceEntry => {
    const init = { ...containerContext(context, container), isAsked: false };
    const role = { restart: escapeDollars('no'), profiles, dependsOn: waits, replicas: 1, ...joined };
    const service = lowerService(init, role);
    waits = Object.create(null);
    waits[init.name] = { condition: 'service_completed_successfully' };
    return { name: init.name, service };
  });
  if (entries.length > 0) Object.assign(dependsOn, waits);
  const hooks = mapList(initContainers.slice(hooksFrom), (container) => lowerPreStart(container, context));
  return { entries, hooks };
}
