import { readinessAt } from '../../kubernetes/mesh/readiness';
import type { External } from '../../model/external';
import type { Ask } from '../../model/mesh';
import { hostsOf } from '../../model/route';
import type { Service } from '../../model/service';
import type { Target } from '../../model/target';
import { onTarget } from '../../model/views';
import type { Workload } from '../../model/workload';
import type { Door, Edge } from '../../passes/edges';
import type { Prepared } from '../../passes/prepare';
import { routesTo } from '../../passes/routes-to';
import type { Way } from './explanation';

/** A way as the app means it, before anybody has looked for it in the output. */
export interface Meant extends Omit<Way, 'saidBy'> {
  readonly from?: Workload;
  readonly to?: Workload;
  readonly external?: External;
}

/** Where a target stands with what it asks of others. */
export interface Terrain {
  readonly target: Target;
  /** Whether who waits asks for something, in the place of a mere connection. */
  readonly looksIntoRequests: boolean;
}

/** Who may come to a member. Who reads metrics is known to the output alone. */
export function waysIn(member: Workload, terrain: Terrain, prepared: Prepared): Meant[] {
  const { target } = terrain;
  return [
    ...prepared
      .edges(target)
      .to(member)
      .flatMap((edge) => waysOf(edge, edge.from, terrain)),
    ...fromRoutes(member, target, prepared),
    ...fromEverybody(member, target, prepared),
  ];
}

/** Whom a member may call. */
export function waysOut(member: Workload, terrain: Terrain, prepared: Prepared): Meant[] {
  const edges = prepared.edges(terrain.target);
  return [
    ...edges.from(member).flatMap((edge) => waysOf(edge, edge.to, terrain)),
    ...edges.waysOut(member).flatMap(({ to, port, isWait }): Meant[] => {
      if (isWait && waitsByItself(terrain)) return [];
      const may = isWait ? 'wait' : 'anything';
      return [{ peer: 'outside', name: to.name, port, protocol: 'tcp', may, from: member, external: to }];
    }),
  ];
}

/** Docker's own tools wait for a container by asking the Engine. */
function waitsByItself({ target }: Terrain): boolean {
  return target !== 'kubernetes';
}

function waysOf(edge: Edge, { name }: Workload, terrain: Terrain): Meant[] {
  const { from, to, isWait } = edge;
  // On Docker's targets a member is one container, which finds itself.
  if (waitsByItself(terrain) && (isWait || from === to)) return [];
  return edge.doors.flatMap((door) =>
    waysAt(door, to, terrain).map(
      (way): Meant => ({
        peer: 'workload',
        name,
        port: door.port,
        protocol: door.protocol,
        ...way,
        from,
        to,
      }),
    ),
  );
}

/** What is said of a door beside its number. */
function waysAt(
  { port, protocol, asks, waits, calls }: Door,
  to: Workload,
  terrain: Terrain,
): Pick<Way, 'may' | 'http' | 'grpc'>[] {
  const isWaited = waits === true && !waitsByItself(terrain);
  if (asks === undefined && calls) return [{ may: 'anything' }];
  const asked = (asks ?? []).flatMap(waysAsked);
  if (!isWaited || asked.some(({ may }) => may === 'anything')) return asked;
  const path =
    protocol === 'tcp' && terrain.looksIntoRequests ? readinessAt(to, port)?.split('?', 1)[0] : undefined;
  return path === undefined
    ? [...asked, { may: 'wait' }]
    : [...asked, { may: 'wait', http: { methods: ['GET'], path, pathType: 'Exact' } }];
}

function waysAsked({ http = [], grpc = [] }: Ask): Pick<Way, 'may' | 'http' | 'grpc'>[] {
  if (http.length + grpc.length === 0) return [{ may: 'anything' }];
  return [
    ...http.map((request) => ({ may: 'requests', http: request }) as const),
    ...grpc.map((request) => ({ may: 'requests', grpc: request }) as const),
  ];
}

/** What is brought for host names; what leads to a member leads to its versions. */
function fromRoutes(member: Workload, target: Target, prepared: Prepared): Meant[] {
  const routes = [
    ...routesTo(member, prepared, target).map((route) => ({ route, ...route })),
    ...prepared.sharesOf(member).map(({ route, backend }) => ({ route, ...backend })),
  ];
  return routes
    .filter(({ route }) => route.targets.includes(target))
    .flatMap(({ route, service, port: name }) => {
      const port = onTarget(service, target).ports.find((each) => each.name === name);
      const behind = port && portBehind(port, member, prepared);
      return hostsOf(route).map(
        (host): Meant => ({
          peer: 'gateway',
          name: host,
          port: behind,
          protocol: 'tcp',
          may: 'anything',
          to: member,
        }),
      );
    });
}

function fromEverybody(member: Workload, target: Target, prepared: Prepared): Meant[] {
  return prepared
    .servicesOf(member)
    .filter(({ type, targets }) => type !== 'ClusterIP' && targets.includes(target))
    .flatMap((service) =>
      service.ports.map((port): Meant => {
        const { protocol } = port;
        return {
          peer: 'everybody',
          port: portBehind(port, member, prepared),
          protocol,
          may: 'anything',
          to: member,
        };
      }),
    );
}

/** The number at which a container listens behind the port of a Service. */
export function portBehind(
  port: Service['ports'][number],
  member: Workload,
  { ports }: Pick<Prepared, 'ports'>,
): number | undefined {
  return ports.behind(port, member)?.port ?? (typeof port.to === 'number' ? port.to : undefined);
}
