import type { Mesh, RateLimit, Upstream } from '../../model/mesh';
import type { Service, ServicePort } from '../../model/service';
import { onTarget } from '../../model/views';
import type { Workload } from '../../model/workload';
import type { Door } from '../../passes/edges';
import { meshOn } from '../../passes/isolation';
import type { Spoken } from '../../passes/spoken';
import type { DockerProject } from '../project';
import { containerPort } from '../reference';
import { ordinalsOf } from '../replicas';
import type { Caller } from './caller';
import { type Outside, outsideOf } from './outside';
import { frontsOf, indexUpstreams } from './upstreams';
import { exitName, waysOut } from './ways-out';

/** A port of a member, as others come to it: by its proxy. */
export interface MemberDoor {
  readonly port: number;
  readonly speaks: Spoken;
  readonly callers: Caller[];
}

/** A member on Compose: its first container, with a proxy beside it. */
export interface Member {
  readonly workload: Workload;
  /** The service of its proxy. No workload has a dot in its name. */
  readonly proxy: string;
  readonly identity: string;
  /** The network that its proxy shares with those of its callers; its versions are on the same one. */
  readonly network: string;
  readonly doors: Map<number, MemberDoor>;
  readonly outside: readonly Outside[];
}

/** What all parts of the configuration of one mesh know of it. */
export interface Plan {
  readonly mesh: Mesh;
  readonly project: DockerProject;
  readonly trustDomain: string;
  readonly members: ReadonlyMap<Workload, Member>;
  /** How connections to a Service are made, where somebody says it. */
  readonly upstreams: ReadonlyMap<Service, Partial<Upstream>>;
  /** What is too much for a member, in the order in which it was said. */
  readonly limits: ReadonlyMap<Workload, readonly RateLimit[]>;
  /** Where members leave the project, by a name that tells each way apart: which of them it is. */
  readonly exits: ReadonlyMap<string, number>;
  /** What is spoken at a port of a member. */
  speaksAt(workload: Workload, port: number): Spoken;
}

/** The members of a mesh, and who comes to each of their doors. */
export function planMesh(mesh: Mesh, project: DockerProject): Plan {
  const { prepared, workloads } = project;
  const edges = prepared.edges('compose');
  const { trustDomain = 'cluster.local' } = mesh;
  const members = new Map<Workload, Member>();
  for (const workload of workloads) {
    if (meshOn(workload, 'compose') !== mesh) continue;
    if ((ordinalsOf(workload)?.length ?? 1) > 1) reportReplicas(workload, project);
    const whole = workload.mesh?.versionOf ?? workload;
    members.set(workload, {
      workload,
      proxy: `${workload.name}.proxy`,
      identity: identityOf(whole.chart.namespace, whole.name, trustDomain),
      network: `${whole.name}.mesh.in`,
      doors: new Map(),
      outside: outsideOf(workload, project),
    });
  }
  const upstreams = indexUpstreams(mesh);
  const limits = indexLimits(mesh);
  const exits = new Map(waysOut(members.values()).map((way, index) => [exitName(way), index]));
  const plan = { mesh, project, trustDomain, members, upstreams, limits, exits, speaksAt };
  for (const member of members.values())
    for (const { from, to, doors, isWait } of edges.to(member.workload)) {
      const caller = members.get(from);
      if (caller === undefined || isWait || from === to) continue;
      for (const door of doors) {
        if (!isCalled(door)) continue;
        const asks = asksAt(door, caller, member);
        if (asks !== 'nothing') openDoor(member, door.port, { identity: caller.identity, asks }, plan);
      }
    }
  return plan;

  function speaksAt(workload: Workload, port: number): Spoken {
    for (const service of project.servicesOf(workload)) {
      const found = service.ports.find((each) => portBehind(each, workload, plan) === port);
      if (found?.protocol === 'tcp') return prepared.spoken(service, found, 'compose');
    }
    return 'tcp';
  }

  /** Whoever may ask certain things alone may ask nothing where nobody looks into requests. */
  function asksAt({ asks, port }: Door, caller: Member, { workload }: Member): Caller['asks'] | 'nothing' {
    if (mesh.default === 'allow') return undefined;
    const [first] = asks ?? [];
    if (first === undefined || speaksAt(workload, port) !== 'tcp') return asks;
    if (asks?.some(({ http, grpc }) => http === undefined && grpc === undefined)) return undefined;
    prepared.report({
      code: 'mesh/impossible',
      message: `What "${caller.workload.name}" may ask of "${workload.name}" is not kept: its port ${port} speaks plain TCP, as its \`appProtocol\` says.`,
      origin: first.origin,
      affected: [{ target: 'compose', object: `services.${workload.name}`, pointer: '' }],
      fix: 'Say what is spoken there, or let the caller ask anything.',
    });
    return 'nothing';
  }
}

/** A member and its versions have the same limits, each for itself. */
function indexLimits({ rateLimits }: Mesh): ReadonlyMap<Workload, readonly RateLimit[]> {
  const found = new Map<Workload, RateLimit[]>();
  for (const limit of rateLimits) {
    const limited = new Set(frontsOf(limit.to).map(({ selects }) => onTarget(selects, 'compose')));
    for (const workload of limited) found.set(workload, [...(found.get(workload) ?? []), limit]);
  }
  return found;
}

/** Of replicas that keep names of their own, each would need a proxy of its own. */
function reportReplicas({ name, origin }: Workload, { prepared }: DockerProject): void {
  prepared.report({
    code: 'mesh/impossible',
    message: `"${name}" has several replicas with names of their own, and on Compose a member has one, with one proxy.`,
    origin,
    property: ['scale'],
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '' }],
    fix: 'Run one of them there: `compose: { scale: 1 }`.',
  });
}

/** As Istio names an account, so that it is the same one on Kubernetes. */
export function identityOf(namespace: string | undefined, name: string, trustDomain: string): string {
  return `spiffe://${trustDomain}/ns/${namespace ?? 'default'}/sa/${name}`;
}

export function openDoor(member: Member, port: number, caller: Caller, { speaksAt }: Pick<Plan, 'speaksAt'>) {
  const known = member.doors.get(port);
  const door = known ?? { port, speaks: speaksAt(member.workload, port), callers: [] };
  if (known === undefined) member.doors.set(port, door);
  door.callers.push(caller);
}

/** Proxies carry TCP. Whoever only waits asks the Engine, and nobody else. */
export function isCalled({ protocol, calls, asks }: Door): boolean {
  return protocol === 'tcp' && (calls === true || asks !== undefined);
}

/** By which a proxy tells the doors of a member apart. */
export function serverName(workload: Workload, port: number): string {
  return `${port}.${workload.name}.mesh`;
}

export function portBehind(
  port: ServicePort,
  workload: Workload,
  { project }: Pick<Plan, 'project'>,
): number {
  return containerPort(port, workload, project.prepared);
}

/** The Services by which members call each other, and the port of each that leads to a door. */
export function* frontsAt(
  workload: Workload,
  door: number,
  plan: Pick<Plan, 'project'>,
): Generator<{ readonly service: Service; readonly port: ServicePort }> {
  for (const service of plan.project.servicesOf(workload)) {
    if (service.published) continue;
    const port = service.ports.find(
      (each) => each.protocol === 'tcp' && portBehind(each, workload, plan) === door,
    );
    if (port !== undefined) yield { service, port };
  }
}

/** The member behind a Service, and the door that a port of the same name leads to. */
export function behind(
  service: Service,
  name: string,
  plan: Plan,
): { readonly member: Member; readonly door: number } | undefined {
  const workload = onTarget(service.selects, 'compose');
  const member = plan.members.get(workload);
  const port = plan.project.prepared.ports.named(service, name);
  return member && port && { member, door: portBehind(port, workload, plan) };
}
