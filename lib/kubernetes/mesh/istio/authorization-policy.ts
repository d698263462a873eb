import type { Ask, GrpcRequest, HttpRequest, Mesh } from '../../../model/mesh';
import type { Workload } from '../../../model/workload';
import type { Door, Edge } from '../../../passes/edges';
import type { Prepared } from '../../../passes/prepare';
import type { ObjectMeta } from '../../api.generated';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { sortKeys } from '../../sort-keys';
import { monitoredPorts, rangesOfMonitoring, readAlone, tellUnread } from '../monitoring';
import { readinessAt } from '../readiness';
import { gatewayDoors, gatewayOf } from './gateway';
import { sourceOf } from './hosts';
import { ownMetrics } from './metrics';

const apiVersion = 'security.istio.io/v1';
const kind = 'AuthorizationPolicy';

/** What alone a rule lets through; everything that is not said is any. */
interface Operation {
  ports: string[];
  methods?: string[];
  paths?: string[];
  hosts?: string[];
}

export interface Rule {
  from?: object[];
  to: { operation: Operation }[];
  when?: { key: string; values: string[] }[];
}

/** Nothing is let through to whom no other policy names: for whatever runs in the namespaces of the members. */
export function planDenials(mesh: Mesh): PlannedObject[] {
  if (mesh.default === 'allow') return [];
  return namespacesOf(mesh).map((namespace) => ({
    id: `${kind}${namespace === undefined ? '' : `-in-${namespace}`}`,
    apiVersion,
    kind,
    name: mesh.name,
    namespace,
    lower: () => ({ apiVersion, kind, metadata: tried(metadataIn(mesh, namespace), mesh), spec: {} }),
  }));
}

/** A policy that is only tried refuses nothing: what it would refuse is told. */
export function tried(metadata: ObjectMeta, mesh: Mesh): ObjectMeta {
  if (mesh.default !== 'audit') return metadata;
  return { ...metadata, annotations: { ...metadata.annotations, 'istio.io/dry-run': 'true' } };
}

/** The namespaces of the members, each once. */
export function namespacesOf({ members }: Mesh): readonly (string | undefined)[] {
  const on = members.filter(({ targets }) => targets.includes('kubernetes'));
  return [...new Set(on.map(({ chart }) => chart.namespace))];
}

/** Who an object is that stands for a mesh in one of its namespaces. */
export function metadataIn(mesh: Mesh, namespace: string | undefined) {
  return lowerMetadata({ ...mesh, chart: { ...mesh.chart, namespace } });
}

/** What is let through to a member. */
type RulesOf = (member: Workload, mesh: Mesh, prepared: Prepared) => readonly Rule[];

/** Who may call each member, and what they may ask: nobody where nobody calls it. */
export function planPermissions(mesh: Mesh, rulesOf: RulesOf = rulesOfSidecar): PlannedObject[] {
  if (mesh.default === 'allow') return [];
  return mesh.members
    .filter(({ targets }) => targets.includes('kubernetes'))
    .map((member) => ({
      id: `${kind}-of-${member.name}`,
      apiVersion,
      kind,
      name: member.name,
      namespace: member.chart.namespace,
      lower: (prepared) => ({
        apiVersion,
        kind,
        metadata: tried(lowerMetadata(member), mesh),
        spec: {
          selector: { matchLabels: sortKeys(member.selector) },
          action: 'ALLOW',
          rules: fewEnough(rulesOf(member, mesh, prepared)),
        },
      }),
    }));
}

function rulesOfSidecar(member: Workload, mesh: Mesh, prepared: Prepared): Rule[] {
  const inside = prepared
    .edges('kubernetes')
    .to(member)
    .flatMap((edge) => edge.doors.flatMap((door) => rulesOfDoor(edge, door, mesh)));
  return [
    ...distinct(inside),
    ...fromGateway(member, mesh, prepared),
    ...fromMonitoring(member, monitoredPorts(member, mesh, ownMetrics(member)), mesh, prepared),
  ];
}

/** Who reads metrics: nobody proves that, so that the NetworkPolicies beneath have to know them. */
export function fromMonitoring(
  member: Workload,
  ports: readonly number[],
  mesh: Mesh,
  prepared: Prepared,
): Rule[] {
  tellUnread(member, ports, prepared, `${kind}/${member.name}`);
  const alone = readAlone(member, ports, prepared);
  if (alone.length === 0) return [];
  const ranges = rangesOfMonitoring(member, mesh);
  const to = [{ operation: { ports: alone.map(String) } }];
  return [ranges === undefined ? { to } : { from: [{ source: { ipBlocks: [...ranges] } }], to }];
}

/** What the gateway of the mesh brings to a member. */
export function fromGateway(member: Workload, mesh: Mesh, prepared: Prepared): Rule[] {
  const ports = gatewayDoors(member, prepared);
  if (ports.length === 0) return [];
  const { namespace, serviceAccount } = gatewayOf(mesh);
  const trustDomain = mesh.trustDomain ?? 'cluster.local';
  const source = { principals: [`${trustDomain}/ns/${namespace}/sa/${serviceAccount}`] };
  return [{ from: [{ source }], to: [{ operation: { ports: ports.map(String) } }] }];
}

/** Versions of a caller have one account, and ask the same. */
export function distinct(rules: readonly Rule[]): Rule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

/** As many rules as Istio takes in a policy, and as many callers as in a rule. */
const most = 512;

/** A rule for each caller, and where these are more than Istio takes, one for many callers that may ask the same. */
export function fewEnough(rules: readonly Rule[]): readonly Rule[] {
  if (rules.length <= most) return rules;
  const all: Rule[] = [];
  const open = new Map<string, Rule>();
  for (const rule of rules) {
    const { from = [], to, when } = rule;
    // Who has no name is anybody, and stays so.
    const key = JSON.stringify([rule.from === undefined, to, when]);
    const known = open.get(key);
    if (known !== undefined && (known.from?.length ?? 0) + from.length <= most) {
      known.from?.push(...from);
      continue;
    }
    const begun = { ...rule, ...(rule.from && { from: [...from] }) };
    open.set(key, begun);
    all.push(begun);
  }
  return all;
}

/** @param at By which number whoever judges knows the port. */
export function rulesOfDoor(
  { from, to }: Edge,
  { port, protocol, asks, waits, calls }: Door,
  mesh: Mesh,
  at = port,
): Rule[] {
  // Proxies carry TCP alone: what comes otherwise is for the NetworkPolicies to judge.
  if (protocol !== 'tcp') return [];
  const source = [{ source: sourceOf(from, to, mesh.trustDomain) }];
  const ports = [String(at)];
  const probe = waits ? readinessAt(to, port) : undefined;
  // Where nothing answers HTTP, a connection is all that can be waited for.
  if (asks === undefined && (calls || probe === undefined))
    return [{ from: source, to: [{ operation: { ports } }] }];
  const asked = (asks ?? []).flatMap((ask) => asksOf(ask, ports));
  // A path is compared without its query.
  const paths = probe?.split('?', 1);
  if (paths !== undefined) asked.push({ to: [{ operation: { ports, methods: ['GET'], paths } }] });
  return asked.map((rule) => ({ from: source, ...rule }));
}

/** Each request by itself: what one of them says of headers is not said of another. */
function asksOf({ http = [], grpc = [] }: Ask, ports: string[]): Rule[] {
  if (http.length === 0 && grpc.length === 0) return [{ to: [{ operation: { ports } }] }];
  return [
    ...http.map((request): Rule => {
      const operation: Operation = { ports, ...operationOf(request) };
      const when = Object.entries(request.headers ?? {}).map(([name, value]) => ({
        key: `request.headers[${name}]`,
        values: [value],
      }));
      return when.length > 0 ? { to: [{ operation }], when } : { to: [{ operation }] };
    }),
    ...grpc.map((request) => ({
      to: [{ operation: { ports, methods: ['POST'], paths: pathsOf(request) } }],
    })),
  ];
}

function operationOf({ methods, path, pathType, host }: HttpRequest): Omit<Operation, 'ports'> {
  const operation: Omit<Operation, 'ports'> = {};
  if (methods !== undefined) operation.methods = [...methods];
  // Below the root is everything.
  if (path !== undefined && !(path === '/' && pathType === 'Prefix')) {
    const below = path.endsWith('/') ? `${path}*` : `${path}/*`;
    operation.paths = pathType === 'Exact' ? [path] : [path, below];
  }
  if (host !== undefined) operation.hosts = [host, `${host}:*`];
  return operation;
}

function pathsOf({ service, methods }: GrpcRequest): string[] {
  return methods === undefined ? [`/${service}/*`] : methods.map((method) => `/${service}/${method}`);
}
