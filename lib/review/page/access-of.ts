import type { AppModel } from '../../model/app';
import type { Ask, GrpcRequest, HttpRequest } from '../../model/mesh';
import type { Target } from '../../model/target';
import type { Workload } from '../../model/workload';
import type { Door } from '../../passes/edges';
import { isolationOn } from '../../passes/isolation';
import type { Prepared } from '../../passes/prepare';
import type { Access, Caller } from './page';

interface OpenAccess {
  readonly closedOn: Set<Target>;
  readonly from: Map<string, { readonly caller: Omit<Caller, 'targets'>; readonly on: Set<Target> }>;
}

/** Who may open connections to each workload: along the edges of the app, for a host name, and from outside. */
export function accessOf({ workloads, targets }: AppModel, prepared: Prepared): Access[] {
  const found = new Map<string, OpenAccess>();
  for (const target of targets) {
    const edges = prepared.edges(target);
    for (const workload of workloads) {
      if (!workload.targets.includes(target)) continue;
      const access = accessTo(found, workload);
      if (isolationOn(workload, target) !== undefined) access.closedOn.add(target);
      const add = (caller: Omit<Caller, 'targets'>): void => {
        const key = JSON.stringify(caller);
        const known = access.from.get(key);
        if (known === undefined) access.from.set(key, { caller, on: new Set([target]) });
        else known.on.add(target);
      };
      for (const { from, doors, isWait } of edges.to(workload)) {
        if (from.origin.path === workload.origin.path) continue;
        const asks = asksAt(doors);
        add({
          who: from.origin.path,
          isPart: true,
          ports: [...new Set(doors.map(portOf))],
          ...(asks && { asks }),
          isWait,
        });
      }
      for (const { host, otherHosts = [], targets: on } of prepared.routesOf(workload))
        if (on.includes(target))
          for (const who of [host, ...otherHosts]) add({ who, isPart: false, ports: [], isWait: false });
      for (const { published, type, ports, targets: on } of prepared.servicesOf(workload))
        if (on.includes(target) && (published || type !== 'ClusterIP'))
          add({ who: 'anybody outside', isPart: false, ports: ports.map(portOf), isWait: false });
    }
  }
  return [...found].map(([to, { closedOn, from }]) => ({
    to,
    closedOn: [...closedOn],
    from: [...from.values()].map(({ caller, on }) =>
      on.size === targets.length ? caller : { ...caller, targets: [...on] },
    ),
  }));
}

function accessTo(found: Map<string, OpenAccess>, { origin: { path } }: Workload): OpenAccess {
  const known = found.get(path);
  if (known !== undefined) return known;
  const access: OpenAccess = { closedOn: new Set(), from: new Map() };
  found.set(path, access);
  return access;
}

function portOf({ port, protocol }: Pick<Door, 'port' | 'protocol'>): string {
  return protocol === 'tcp' ? String(port) : `${port}/${protocol.toUpperCase()}`;
}

/** What alone may be asked, where somebody says that of every door. */
function asksAt(doors: readonly Door[]): readonly string[] | undefined {
  if (doors.some(({ asks, calls }) => asks === undefined || calls)) return undefined;
  return [...new Set(doors.flatMap(({ asks = [] }) => asks.flatMap(askedBy)))];
}

function askedBy({ http = [], grpc = [] }: Ask): string[] {
  return [...http.map(requestOf), ...grpc.map(callOf)];
}

function requestOf({ methods = [], path, pathType, host, headers }: HttpRequest): string {
  const where =
    path === undefined ? '' : `${path}${pathType === 'Exact' ? '' : `${path.endsWith('/') ? '' : '/'}…`}`;
  const named = Object.keys(headers ?? {}).map((name) => `with ${name}`);
  return [methods.join(', ') || 'any method', `${host ?? ''}${where}`, ...named].filter(Boolean).join(' ');
}

function callOf({ service, methods = [] }: GrpcRequest): string {
  return `gRPC ${service}${methods.length === 0 ? '' : `: ${methods.join(', ')}`}`;
}
