import { replicaName } from '../model/stateful-app';
import type { Workload } from '../model/workload';
import { isolationOn } from '../passes/isolation';
import type { WorkloadContext } from './context';
import { type Escaped, escapeAll, escapeDollars } from './escaped';
import type { ProxyNetwork } from './mesh/attached';
import { aliasesOf } from './names';
import type { DockerProject } from './project';
import { ordinalsOf } from './replicas';

/** What a service says of each network that it joins. */
export type Networks = Record<string, { readonly ipv4_address?: Escaped; readonly aliases?: Escaped[] }>;

/** Where a service is reached: on networks, or nowhere. */
export interface Joined {
  readonly networks?: Networks;
  readonly network_mode?: Escaped;
}

/**
 * Every service is on the project's default network, unless its workload is isolated: then it shares one with each that
 * it talks to, and has one of its own to the outside where it needs that. A Service of another name than the workload's
 * is an alias. A replica answers to the name of all of them, and to its own.
 *
 * @param isPublished Something on the host leads to it, which networks without a way outside do not let in.
 */
export function lowerNetworks(context: WorkloadContext, isPublished: boolean): Joined {
  const aliases = escapeAll(namesOf(context));
  const attached = context.project.attached.get(context.described);
  if (attached !== undefined) return { networks: joinAt(attached.networks) };
  if (context.project.isolates) return join(networksOf(context, isPublished), aliases);
  return aliases.length > 0 ? join(['default'], aliases) : {};
}

/** Containers that prepare a service talk as it does, and nobody talks to them. */
export function lowerOwnNetworks(context: WorkloadContext, isPublished: boolean): Joined {
  const attached = context.project.attached.get(context.described);
  if (attached !== undefined) return { networks: joinAt(attached.initNetworks) };
  return context.project.isolates ? join(networksOf(context, isPublished), []) : {};
}

/** The networks of a mesh, each at the address that is chosen for it. */
export function joinAt(all: readonly ProxyNetwork[]): Networks {
  const networks: Networks = {};
  for (const { name, address, aliases } of all)
    networks[name] = {
      ...(address !== undefined && { ipv4_address: escapeDollars(address) }),
      ...(aliases.length > 0 && { aliases: escapeAll(aliases) }),
    };
  return networks;
}

/** Without any network it would be on the default one. */
function join(names: readonly string[], aliases: Escaped[]): Joined {
  if (names.length === 0) return { network_mode: escapeDollars('none') };
  const networks: Networks = {};
  for (const name of names) networks[name] = aliases.length > 0 ? { aliases } : {};
  return { networks };
}

function namesOf({ project, described, ordinal }: WorkloadContext): readonly string[] {
  const aliases = aliasesOf(described, project);
  if (isCalledByProxy(described, project)) aliases.push(`${described.name}.plain`);
  if (ordinal === undefined) return aliases;
  return [ordinal === 0 ? replicaName(described, 0) : described.name, ...aliases];
}

/** A proxy of a mesh answers to the names of those whom it leads to, and so needs another one for them. */
function isCalledByProxy(described: Workload, { attached, prepared, dialect }: DockerProject): boolean {
  if (attached.size === 0) return false;
  return prepared
    .edges(dialect.target)
    .to(described)
    .some(({ from }) => attached.has(from));
}

function networksOf({ project, described }: WorkloadContext, isPublished: boolean): readonly string[] {
  const { dialect, prepared, networks } = project;
  const edges = prepared.edges(dialect.target);
  const names = new Set<string>();
  const isOpen = (workload: Workload) => isolationOn(workload, dialect.target) === undefined;
  if (isOpen(described)) names.add('default');
  for (const { from, to, isWait } of [...edges.to(described), ...edges.from(described)]) {
    // Waiting is docker compose's own business, asked of the Engine.
    if (isWait) continue;
    // Two that are open meet on the default network; a workload meets itself anywhere, unless each replica is a service.
    if (from === to && (ordinalsOf(described)?.length ?? 1) === 1) continue;
    if (isOpen(from) && isOpen(to)) continue;
    const name = sharedBy(from, to);
    names.add(name);
    networks.set(name, { internal: true });
  }
  if (isOpen(described)) return [...names];
  if (dialect.proxiesRoutes && isBehindProxy(described, project)) {
    const name = edgeNetwork(described);
    names.add(name);
    networks.set(name, { internal: true });
  }
  if (isPublished || edges.waysOut(described).some(({ isWait }) => !isWait)) {
    const name = `${described.name}-outside`;
    names.add(name);
    networks.set(name, { internal: false });
  }
  return [...names].sort();
}

/** The network that a workload shares with the proxy which brings its requests. */
export function edgeNetwork({ name }: Workload): string {
  return `${name}.edge-proxy`;
}

function isBehindProxy(workload: Workload, { prepared, dialect }: DockerProject): boolean {
  const { routesOf, sharesOf } = prepared;
  return [...routesOf(workload), ...sharesOf(workload).map(({ route }) => route)].some(
    ({ proxied, targets }) => proxied && targets.includes(dialect.target),
  );
}

/** No name of a workload has a dot, so that no two pairs, and no network of another sort, are called alike. */
export function sharedBy(one: Workload, other: Workload): string {
  return [one.name, other.name].sort().join('.');
}
