import { type Ask, denies, type Mesh } from '../../../model/mesh';
import { probeKinds } from '../../../model/probe';
import { servingContainers, type Workload } from '../../../model/workload';
import type { Door, Edge, Edges } from '../../../passes/edges';
import { askedPortNumber } from '../../port';
import { monitoredPorts } from '../monitoring';
import { readinessAt } from '../readiness';
import { holds, isKnownMethod, matchesOf, type RequestMatch, withOverlaps } from '../request-match';
import { namedAt } from './names';

/** Some requests to a port, and who may ask them. */
export interface Entry {
  /** Missing where the connection alone counts. */
  readonly match?: RequestMatch;
  readonly callers: readonly Workload[];
  /** The kubelet asks it, which has no account. */
  readonly isProbe: boolean;
}

/** Who may do what at a port of a member. */
export interface Access {
  readonly entries: readonly Entry[];
  /** What is asked fits in more ways than can be told apart: nobody is let in. */
  readonly isTooMuch?: boolean;
}

interface Wish {
  readonly match: RequestMatch;
  readonly caller?: Workload;
  readonly isProbe?: boolean;
}

const anything: RequestMatch = {};

/**
 * Where nobody is kept to some requests, callers are let in as such. Otherwise each request belongs to the one match that
 * lies within all others which it fits, and that lets in whoever may ask any of those.
 */
export function accessAt(member: Workload, port: number, mesh: Mesh, edges: Edges): Access {
  const doors = edges
    .to(member)
    .flatMap((edge) =>
      edge.doors
        .filter((door) => door.port === port && door.protocol === 'tcp')
        .map((door) => ({ edge, door })),
    );
  // Whoever has an account is let in anyway.
  const wishes = mesh.default === 'allow' ? [] : doors.flatMap(({ edge, door }) => wishesAt(edge, door));
  const probes = probesAt(member, port);
  if (wishes.every(({ match }) => match === anything) && !probes.some(({ isGrpc }) => isGrpc)) {
    const callers = wishes.flatMap(({ caller }) => caller ?? []);
    return { entries: callers.length === 0 ? [] : [{ callers: distinct(callers), isProbe: false }] };
  }
  // What only the gateway may ask, monitoring, or whoever is let through, has a place of its own, where its policy finds it.
  const isFound = mesh.gateway !== undefined || monitoredPorts(member, mesh).includes(port) || !denies(mesh);
  const first: Wish[] = isFound ? [{ match: anything }] : [];
  const asked = [...first, ...probes.map(({ match }): Wish => ({ match, isProbe: true })), ...wishes];
  const matches = withOverlaps(asked.map(({ match }) => match));
  if (matches === undefined) return { entries: [], isTooMuch: true };
  return {
    entries: inOrder(matches).map((match) => {
      const fitting = asked.filter((each) => holds(each.match, match));
      const callers = distinct(fitting.flatMap(({ caller }) => caller ?? []));
      return { match, callers, isProbe: fitting.some((each) => each.isProbe) };
    }),
  };
}

/** Linkerd takes an exact path for no more than a prefix of its length, and of two routes that rank alike the first. */
function inOrder(matches: readonly RequestMatch[]): readonly RequestMatch[] {
  const isExact = ({ pathType }: RequestMatch) => pathType === 'Exact';
  return [...matches.filter(isExact), ...matches.filter((match) => !isExact(match))];
}

/** The objects of an entry: whichever of them are made at the same time Linkerd orders by their names. */
export function namedEntry(
  member: Workload,
  port: number,
  { length }: Access['entries'],
  index: number,
): string {
  const server = namedAt(member, port);
  return index === 0 ? server : `${server}-${String(index + 1).padStart(String(length).length, '0')}`;
}

function wishesAt({ from: caller, to }: Edge, { port, asks, waits, calls }: Door): Wish[] {
  const probe = waits ? readinessAt(to, port)?.split('?', 1)[0] : undefined;
  if (asks === undefined && (calls || probe === undefined)) return [{ match: anything, caller }];
  const matches = (asks ?? []).flatMap(matchesOfAsk);
  const waited = probe === undefined ? [] : matchesOf({ methods: ['GET'], path: probe, pathType: 'Exact' });
  return [...matches, ...waited].map((match) => ({ match, caller }));
}

function matchesOfAsk({ http = [], grpc = [] }: Ask): RequestMatch[] {
  if (http.length === 0 && grpc.length === 0) return [anything];
  const calls = grpc.flatMap(({ service, methods }) =>
    methods === undefined
      ? matchesOf({ methods: ['POST'], path: `/${service}`, pathType: 'Prefix' })
      : methods.flatMap((method) =>
          matchesOf({ methods: ['POST'], path: `/${service}/${method}`, pathType: 'Exact' }),
        ),
  );
  // What the Gateway API has no word for cannot be let in.
  const requests = http
    .flatMap(matchesOf)
    .filter(({ method }) => method === undefined || isKnownMethod(method));
  return [...requests, ...calls];
}

interface Probed {
  readonly match: RequestMatch;
  /** Linkerd lets probes in by itself only where they ask HTTP. */
  readonly isGrpc: boolean;
}

function probesAt(member: Workload, port: number): Probed[] {
  return servingContainers(member).flatMap((container) =>
    probeKinds.flatMap((kind) => {
      const action = container[kind]?.action;
      if (action?.type !== 'httpGet' && action?.type !== 'grpc') return [];
      if (askedPortNumber(action.port, container.ports) !== port) return [];
      if (action.type === 'httpGet' && action.scheme !== 'HTTP') return [];
      const isGrpc = action.type === 'grpc';
      const path = isGrpc ? '/grpc.health.v1.Health/Check' : (action.path.split('?', 1)[0] ?? '/');
      const methods = [isGrpc ? 'POST' : 'GET'];
      return matchesOf({ methods, path, pathType: 'Exact' }).map((match) => ({ match, isGrpc }));
    }),
  );
}

/** Versions of a caller have one account. */
function distinct(callers: readonly Workload[]): Workload[] {
  const key = ({ identity, chart }: Workload) => `${chart.namespace ?? ''}/${identity.name}`;
  return [...new Map(callers.map((caller) => [key(caller), caller])).values()];
}
