import type { Mesh } from '../../model/mesh';
import type { Workload } from '../../model/workload';
import type { DockerProject } from '../project';
import {
  type Attached,
  type MeshProxy,
  outsideNetwork,
  type Proxies,
  type ProxyNetwork,
  type ProxyProgram,
} from './attached';
import { type Call, callsOf, type Layer, layersOf } from './calls';
import { exitNetwork, type Gate, gateIdentity, gateName } from './gate';
import { type Member, type Plan, planMesh } from './plan';
import { letIngressIn, networksBehind, type Published, publishedOf } from './published';
import { allocateSubnets, parseRange, printAddress, printSubnet, type Subnet, type Wanted } from './subnets';
import { type WayOut, waysOut } from './ways-out';

/** Of 10.0.0.0/8, what clusters, other tools and Docker itself seldom take. */
const defaultSubnets = '10.200.0.0/14';

/** What makes the proxies of a mesh: all of them know the same, and each says it in words of its own. */
export interface Make {
  readonly program: ProxyProgram;
  /** The files of the proxy beside a member: what it lets in, and where it leads its container. */
  member(at: Standing, plan: Plan): MeshProxy['files'];
  /** Of the one that owns the ports of the host. */
  ingress(published: readonly Published[], plan: Plan): MeshProxy['files'];
  /** Of the one that may leave the project: it knows who goes where, and lets nobody else out. */
  egress(ways: readonly WayOut[], plan: Plan): MeshProxy['files'];
}

/** A member with its addresses. */
export interface Standing {
  readonly member: Member;
  /** The address of its container. */
  readonly container: string;
  /** All that it calls, as the app says it, and the same by the addresses of its proxy. */
  readonly calls: readonly Call[];
  readonly layers: readonly (Layer & { readonly address: string })[];
}

/** A member with its proxy, before its addresses are known. */
interface Begun {
  readonly member: Member;
  readonly calls: readonly Call[];
  readonly layers: readonly Layer[];
  /** Those that its proxy joins beside its own. */
  readonly networks: ReadonlySet<string>;
}

/** In a network of a member's own. */
const places = { proxy: 2, container: 3, init: 4 };

/** All proxies of a mesh, each with its configuration, and the networks that keep everybody else away. */
export function proxiesOf(mesh: Mesh, project: DockerProject, make: Make): Proxies {
  const plan = planMesh(mesh, project);
  const published = publishedOf(plan);
  letIngressIn(published, plan);
  const begun = [...plan.members.values()].map((member): Begun => {
    const networks = new Set<string>();
    const calls = callsOf(member, networks, plan);
    return { member, calls, layers: layersOf(calls), networks };
  });
  const all = begun.map((each) =>
    each.member.doors.size === 0
      ? each
      : { ...each, networks: new Set([...each.networks, each.member.network]) },
  );
  const ways = waysOut(plan.members.values());
  const gates: { readonly gate: Gate; readonly networks: ReadonlySet<string> }[] = [];
  if (published.length > 0) gates.push({ gate: 'ingress', networks: networksBehind(published, plan) });
  if (ways.length > 0) gates.push({ gate: 'egress', networks: new Set([exitNetwork(plan)]) });
  const subnets = subnetsFor(all, sharedNetworks([...all, ...gates]), plan, make.program);
  const attached = new Map<Workload, Attached>();
  const services: MeshProxy[] = [];
  for (const each of all) services.push(memberProxy(each, subnets, attached, plan, make));
  for (const { gate, networks } of gates) {
    const files = gate === 'ingress' ? make.ingress(published, plan) : make.egress(ways, plan);
    services.push(gateProxy(gate, files, networks, gate === 'ingress' ? published : [], plan, make));
  }
  return {
    services,
    attached,
    networks: new Map([...subnets].map(([name, subnet]) => [name, printSubnet(subnet)])),
  };
}

/** How many proxies meet on each network that is theirs alone. */
function sharedNetworks(proxies: readonly { readonly networks: ReadonlySet<string> }[]): Wanted[] {
  const counts = new Map<string, number>();
  for (const { networks } of proxies)
    for (const name of networks) if (isOurs(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  // Always of the larger sort: callers come and go.
  return [...counts].map(([name, containers]) => ({ name, containers: Math.max(containers, 8) }));
}

/** Those that a member shares with somebody who is in no mesh have one dot in their names, and are Docker's to place. */
function isOurs(network: string): boolean {
  return /\.mesh\.(?:in|out)$/.test(network);
}

function ownNetwork({ workload }: Member, layer: number): string {
  return `${workload.name}.mesh.own${layer === 0 ? '' : layer + 1}`;
}

function subnetsFor(
  begun: readonly Begun[],
  shared: readonly Wanted[],
  plan: Plan,
  { name }: ProxyProgram,
): ReadonlyMap<string, Subnet> {
  const own = begun.flatMap(({ member, layers }) =>
    layers.map((_, layer) => ({ name: ownNetwork(member, layer), containers: 3 })),
  );
  const wanted = [...own, ...shared];
  const { mesh, project } = plan;
  const range = mesh[name]?.subnets ?? defaultSubnets;
  const subnets = allocateSubnets(wanted, parseRange(range), project.prepared.app.compose.name);
  if (subnets.size < wanted.length)
    project.prepared.report({
      code: 'network/many',
      message: `The mesh "${mesh.name}" has ${wanted.length} networks on Compose, and there is room for ${subnets.size} in ${range}.`,
      origin: mesh.origin,
      property: [name, 'subnets'],
      consequence: 'Members would be without an address.',
      fix: `Give it a wider range that nothing else uses: \`${name}: { subnets: '10.0.0.0/12' }\`.`,
    });
  return subnets;
}

function memberProxy(
  { member, calls, layers, networks }: Begun,
  subnets: ReadonlyMap<string, Subnet>,
  attached: Map<Workload, Attached>,
  plan: Plan,
  make: Make,
): MeshProxy {
  const addressAt = (layer: number, place: number) =>
    printAddress((subnets.get(ownNetwork(member, layer))?.first ?? 0) + place);
  const { workload } = member;
  const own = layers.map((layer, index) => ({
    names: layer.names,
    calls: layer.calls,
    address: addressAt(index, places.proxy),
  }));
  const joins = (place: number): ProxyNetwork[] =>
    layers.map((_, index) => ({
      name: ownNetwork(member, index),
      address: addressAt(index, place),
      aliases: [],
    }));
  const proxy: MeshProxy = {
    name: member.proxy,
    image: imageOf(plan, make),
    folder: workload.name,
    identity: member.identity,
    program: make.program,
    files: make.member({ member, container: addressAt(0, places.container), calls, layers: own }, plan),
    networks: [
      ...own.map(({ address, names }, index) => ({
        name: ownNetwork(member, index),
        address,
        aliases: names,
      })),
      ...joined(networks),
    ],
    published: [],
    of: workload,
    origin: workload.origin,
  };
  attached.set(workload, {
    proxy,
    ingress: gateName('ingress', plan),
    networks: joins(places.container),
    initNetworks: joins(places.init),
  });
  return proxy;
}

function imageOf({ mesh }: Plan, { program: { name, image } }: Make): string {
  return mesh[name]?.image ?? image;
}

function gateProxy(
  gate: Gate,
  files: MeshProxy['files'],
  networks: ReadonlySet<string>,
  published: readonly Published[],
  plan: Plan,
  make: Make,
): MeshProxy {
  const name = gateName(gate, plan);
  return {
    name,
    image: imageOf(plan, make),
    folder: name,
    identity: gateIdentity(gate, plan),
    program: make.program,
    files,
    networks: [...joined(networks), { name: outsideNetwork(name), aliases: [], open: true }],
    published: published.filter(({ isInside }) => isInside !== true),
    origin: plan.mesh.origin,
  };
}

function joined(networks: ReadonlySet<string>): ProxyNetwork[] {
  return [...networks].sort().map((name) => ({ name, aliases: [] }));
}
