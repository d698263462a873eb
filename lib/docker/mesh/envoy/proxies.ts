import type { Mesh } from '../../../model/mesh';
import type { Workload } from '../../../model/workload';
import type { DockerProject } from '../../project';
import { type Attached, type MeshProxy, outsideNetwork, type Proxies, type ProxyNetwork } from '../attached';
import { egressOf } from './egress';
import { type Gate, gateIdentity, gateName } from './gate';
import { listenForOthers } from './inbound';
import { ingressOf, letIngressIn, type Published, publishedOf } from './ingress';
import { callsOf, type Layer, listenForOwn } from './outbound';
import { type Member, type Plan, planMesh } from './plan';
import { beginProxy, type ProxyConfig, printProxy } from './proxy';
import { allocateSubnets, parseRange, printAddress, printSubnet, type Subnet, type Wanted } from './subnets';

/** Of 10.0.0.0/8, what clusters, other tools and Docker itself seldom take. */
const defaultSubnets = '10.200.0.0/14';
const defaultImage = 'envoyproxy/envoy:v1.40.0';

/** A member with its proxy, before its addresses are known. */
interface Begun {
  readonly member: Member;
  readonly proxy: ProxyConfig;
  readonly layers: readonly Layer[];
}

/** In a network of a member's own. */
const places = { proxy: 2, container: 3, init: 4 };

/** All proxies of a mesh, each with its configuration, and the networks that keep everybody else away. */
export function proxiesOf(mesh: Mesh, project: DockerProject): Proxies {
  const plan = planMesh(mesh, project);
  const published = publishedOf(plan);
  letIngressIn(published, plan);
  const begun = [...plan.members.values()].map((member): Begun => {
    const proxy = beginProxy();
    const layers = callsOf(proxy, member, plan);
    // It is there for what comes, too, and leads its container nowhere else.
    return { member, proxy, layers: layers.length > 0 ? layers : [{ names: [], calls: [] }] };
  });
  for (const { member, proxy } of begun) if (member.doors.size > 0) proxy.networks.add(member.network);
  const ingress = ingressOf(published, plan);
  const egress = egressOf(plan);
  const gates = [ingress, egress].filter((each) => each !== undefined);
  const shared = sharedNetworks([...begun.map(({ proxy }) => proxy), ...gates]);
  const subnets = subnetsFor(begun, shared, plan);
  const attached = new Map<Workload, Attached>();
  const services: MeshProxy[] = [];
  for (const each of begun) services.push(memberProxy(each, subnets, attached, plan));
  if (ingress !== undefined) services.push(gateProxy('ingress', ingress, plan, published));
  if (egress !== undefined) services.push(gateProxy('egress', egress, plan));
  return {
    services,
    attached,
    networks: new Map([...subnets].map(([name, subnet]) => [name, printSubnet(subnet)])),
  };
}

/** How many proxies meet on each network that is theirs alone. */
function sharedNetworks(proxies: readonly ProxyConfig[]): Wanted[] {
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
): ReadonlyMap<string, Subnet> {
  const own = begun.flatMap(({ member, layers }) =>
    layers.map((_, layer) => ({ name: ownNetwork(member, layer), containers: 3 })),
  );
  const wanted = [...own, ...shared];
  const { mesh, project } = plan;
  const range = mesh.envoy?.subnets ?? defaultSubnets;
  const subnets = allocateSubnets(wanted, parseRange(range), project.prepared.app.compose.name);
  if (subnets.size < wanted.length)
    project.prepared.report({
      code: 'network/many',
      message: `The mesh "${mesh.name}" has ${wanted.length} networks on Compose, and there is room for ${subnets.size} in ${range}.`,
      origin: mesh.origin,
      property: ['envoy', 'subnets'],
      consequence: 'Members would be without an address.',
      fix: "Give it a wider range that nothing else uses: `envoy: { subnets: '10.0.0.0/12' }`.",
    });
  return subnets;
}

function memberProxy(
  { member, proxy, layers }: Begun,
  subnets: ReadonlyMap<string, Subnet>,
  attached: Map<Workload, Attached>,
  plan: Plan,
): MeshProxy {
  const addressAt = (layer: number, place: number) =>
    printAddress((subnets.get(ownNetwork(member, layer))?.first ?? 0) + place);
  const { workload } = member;
  listenForOthers(proxy, member, addressAt(0, places.container), plan);
  const networks: ProxyNetwork[] = layers.map((layer, index) => {
    const address = addressAt(index, places.proxy);
    listenForOwn(proxy, layer, address, plan);
    return { name: ownNetwork(member, index), address, aliases: layer.names };
  });
  const joins = (place: number): ProxyNetwork[] =>
    layers.map((_, index) => ({
      name: ownNetwork(member, index),
      address: addressAt(index, place),
      aliases: [],
    }));
  const own: MeshProxy = {
    name: member.proxy,
    image: imageOf(plan),
    folder: workload.name,
    identity: member.identity,
    config: printProxy(member.proxy, proxy, plan),
    networks: [...networks, ...joined(proxy)],
    published: [],
    of: workload,
    origin: workload.origin,
  };
  attached.set(workload, {
    proxy: own,
    ingress: gateName('ingress', plan),
    networks: joins(places.container),
    initNetworks: joins(places.init),
  });
  return own;
}

function imageOf({ mesh }: Plan): string {
  return mesh.envoy?.image ?? defaultImage;
}

function gateProxy(
  gate: Gate,
  proxy: ProxyConfig,
  plan: Plan,
  published: readonly Published[] = [],
): MeshProxy {
  const name = gateName(gate, plan);
  return {
    name,
    image: imageOf(plan),
    folder: name,
    identity: gateIdentity(gate, plan),
    config: printProxy(name, proxy, plan),
    networks: [...joined(proxy), { name: outsideNetwork(name), aliases: [], open: true }],
    published: published.filter(({ isInside }) => isInside !== true),
    origin: plan.mesh.origin,
  };
}

function joined({ networks }: ProxyConfig): ProxyNetwork[] {
  return [...networks].sort().map((name) => ({ name, aliases: [] }));
}
