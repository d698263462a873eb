import type { Service, ServicePort } from '../../model/service';
import type { Workload } from '../../model/workload';
import type { Edge } from '../../passes/edges';
import { aliasesOf } from '../names';
import { sharedBy } from '../networks';
import { exitNetwork } from './gate';
import type { Outside } from './outside';
import { frontsAt, isCalled, type Member, type Plan } from './plan';

/** A Service by which requests come to a door, and the names that lead there. */
export interface Front {
  readonly names: readonly string[];
  readonly service: Service;
  readonly port: ServicePort;
}

/** What becomes of what a member sends to one port of somebody whom it calls. */
export type Lead =
  /** Requests can share a port with those to others: their names tell them apart. */
  | { readonly kind: 'requests'; readonly fronts: readonly Front[] }
  /** Connections cannot, neither to a member, nor to somebody who is in no mesh, nor to the outside. */
  | { readonly kind: 'connections'; readonly service: Service; readonly port: ServicePort }
  | { readonly kind: 'plain'; readonly name: string; readonly port: number }
  | { readonly kind: 'exit'; readonly outside: Outside };

/** Somebody whom a member calls by some names, and what waits for that at its proxy. */
export interface Call {
  readonly names: readonly string[];
  readonly leads: ReadonlyMap<number, Lead>;
}

/** What a member calls at one address of its proxy: the names that it knows there. */
export interface Layer {
  readonly names: readonly string[];
  readonly calls: readonly Call[];
}

/** All that a member calls, and the networks that its proxy joins for that. */
export function callsOf(member: Member, networks: Set<string>, plan: Plan): Call[] {
  const edges = plan.project.prepared.edges('compose');
  return [
    ...edges.from(member.workload).flatMap((edge) => callOf(edge, networks, plan) ?? []),
    ...member.outside.map((outside) => callOutside(outside, networks, plan)),
  ];
}

/**
 * Where two would be called at one port, and their names do not tell them apart, the second is at another address: on a
 * network more.
 */
export function layersOf(calls: readonly Call[]): Layer[] {
  const layers: OpenLayer[] = [];
  for (const call of [...calls].sort((a, b) => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1))) {
    let layer = layers.find((each) => hasRoom(each, call));
    if (layer === undefined) {
      layer = { calls: [], taken: new Map() };
      layers.push(layer);
    }
    layer.calls.push(call);
    for (const [port, lead] of call.leads) layer.taken.set(port, lead.kind);
  }
  // It is there for what comes, too, and leads its container nowhere else.
  if (layers.length === 0) return [{ names: [], calls: [] }];
  return layers.map((each) => ({ names: each.calls.flatMap(({ names }) => names), calls: each.calls }));
}

interface OpenLayer {
  readonly calls: Call[];
  /** What comes to each port. */
  readonly taken: Map<number, Lead['kind']>;
}

function hasRoom({ taken }: OpenLayer, { leads }: Call): boolean {
  return [...leads].every(([port, { kind }]) => {
    const other = taken.get(port);
    return other === undefined || (other === 'requests' && kind === 'requests');
  });
}

function callOf({ from, to, doors, isWait }: Edge, networks: Set<string>, plan: Plan): Call | undefined {
  if (isWait || from === to) return undefined;
  const callee = plan.members.get(to);
  const leads = new Map<number, Lead>();
  for (const door of doors) {
    // What is said of a member is said of its versions.
    const isCopy = [from, to].some(({ mesh }) => mesh?.versionOf !== undefined);
    if (door.protocol !== 'tcp' && !isCopy) reportProtocol(from, to, door.protocol, plan);
    if (!isCalled(door)) continue;
    const lead = callee === undefined ? plainTo(to, door.port) : leadTo(callee, door.port, plan);
    if (lead === undefined) continue;
    leads.set(door.port, lead);
    // Somebody who is in no mesh is called as ever.
    networks.add(callee?.network ?? sharedBy(from, to));
  }
  return leads.size === 0 ? undefined : { names: [to.name, ...aliasesOf(to, plan.project)], leads };
}

/** By a name that does not lead back here. */
function plainTo({ name }: Workload, port: number): Lead {
  return { kind: 'plain', name, port };
}

/** To a door of a member, by each of its names. */
function leadTo({ workload }: Member, door: number, plan: Plan): Lead | undefined {
  const fronts = [...frontsAt(workload, door, plan)];
  if (plan.speaksAt(workload, door) === 'tcp') {
    const [front] = fronts;
    return front && { kind: 'connections', ...front };
  }
  const { name } = workload;
  const isNamed = fronts.some(({ service }) => service.name === name);
  return {
    kind: 'requests',
    fronts: fronts.map(({ service, port }, index) => ({
      names: isNamed || index > 0 ? [service.name] : [service.name, name],
      service,
      port,
    })),
  };
}

/** Whatever is outside is reached by the one proxy that may leave. */
function callOutside(outside: Outside, networks: Set<string>, plan: Plan): Call {
  networks.add(exitNetwork(plan));
  return { names: [outside.host], leads: new Map([[outside.port, { kind: 'exit', outside }]]) };
}

function reportProtocol(from: Workload, to: Workload, protocol: string, { project }: Plan): void {
  project.prepared.report({
    code: 'mesh/impossible',
    message: `"${from.name}" cannot call "${to.name}" over ${protocol.toUpperCase()}: the proxies on Compose carry TCP alone.`,
    origin: from.origin,
    related: [to.origin],
    affected: [{ target: 'compose', object: `services.${from.name}`, pointer: '' }],
    fix: 'Name the port that is called, by a URL, or leave the port out on Compose.',
  });
}
