import type { AppModel } from '../../../model/app';
import type { Mesh, MeshGateway } from '../../../model/mesh';
import { hostsOf, pathsOf, type Route } from '../../../model/route';
import { onTarget } from '../../../model/views';
import type { Workload } from '../../../model/workload';
import { doorBehind } from '../../../passes/edges';
import type { Prepared } from '../../../passes/prepare';
import { routesTo } from '../../../passes/routes-to';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { below, type HttpRule, type Match, type Uri } from './http-route';
import { httpRules } from './http-rules';

const apiVersion = 'networking.istio.io/v1';

/** As `istioctl install` makes it. */
const standard: MeshGateway = {
  namespace: 'istio-system',
  labels: { istio: 'ingressgateway' },
  serviceAccount: 'istio-ingressgateway-service-account',
};

export function gatewayOf({ gateway }: Mesh): MeshGateway {
  return gateway ?? standard;
}

/** What brings requests for a host name: members refuse the plain text of an ingress controller. */
export function planRoute(route: Route, mesh: Mesh): readonly PlannedObject[] {
  return [
    {
      id: 'Gateway',
      apiVersion,
      kind: 'Gateway',
      name: route.name,
      main: true,
      lower: () => lowerGateway(route, mesh),
    },
    {
      id: 'VirtualService',
      apiVersion,
      kind: 'VirtualService',
      name: `${route.name}-gateway`,
      lower: (prepared) => lowerRoute(route, mesh, prepared),
    },
  ];
}

function lowerGateway(route: Route, mesh: Mesh): object {
  const hosts = hostsOf(route);
  const http = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts };
  const servers =
    route.tlsSecret === undefined
      ? [http]
      : [
          { ...http, tls: { httpsRedirect: true } },
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts,
            tls: { mode: 'SIMPLE', credentialName: route.tlsSecret },
          },
        ];
  return {
    apiVersion,
    kind: 'Gateway',
    metadata: lowerMetadata(route),
    spec: { selector: { ...gatewayOf(mesh).labels }, servers },
  };
}

function lowerRoute(route: Route, mesh: Mesh, prepared: Prepared): object {
  const { service } = route;
  tellSameHost(route, prepared);
  const port = prepared.ports.named(service, route.port);
  const rules = port === undefined ? [] : httpRules(onTarget(service, 'kubernetes'), port, mesh, prepared);
  return {
    apiVersion,
    kind: 'VirtualService',
    metadata: lowerMetadata(route, `${route.name}-gateway`),
    spec: {
      hosts: hostsOf(route),
      gateways: [route.name],
      http: rules.flatMap((rule) => within(rule, urisOf(route))),
    },
  };
}

/** None where everything is meant. */
function urisOf(route: Route): Uri[] {
  const paths = pathsOf(route);
  if (paths.some(({ path, pathType }) => path === '/' && pathType === 'Prefix')) return [];
  return paths.flatMap(({ path, pathType }) => (pathType === 'Exact' ? [{ exact: path }] : below(path)));
}

/** A rule for what is below the path of a route alone; none where it is about other paths. */
function within(rule: HttpRule, uris: readonly Uri[]): HttpRule[] {
  if (uris.length === 0) return [rule];
  const { match = [{}], ...rest } = rule;
  const both = match.flatMap((each) => uris.flatMap((uri) => narrower(each, uri) ?? []));
  return both.length === 0 ? [] : [{ match: both, ...rest }];
}

function narrower(match: Match, uri: Uri): Match | undefined {
  if (match.uri === undefined) return { ...match, uri };
  const [own, other] = [match.uri, uri].map(({ exact, prefix }) => exact ?? prefix ?? '');
  if (own === undefined || other === undefined) return undefined;
  if (uri.prefix === undefined ? own === other : own.startsWith(other)) return match;
  return match.uri.prefix !== undefined && other.startsWith(own) ? { ...match, uri } : undefined;
}

/** Istio has no order between two VirtualServices for one host. */
function tellSameHost(route: Route, { app, report }: Prepared): void {
  const first = hostsOf(route).map((host) => firstOf(app).get(host));
  const other = first.find((each) => each !== undefined && each !== route);
  if (other === undefined) return;
  report({
    code: 'mesh/impossible',
    message: `"${route.name}" and "${other.name}" are exposed under one host name: Istio knows no order between their routes.`,
    origin: route.origin,
    property: ['expose'],
    related: [other.origin],
    affected: [
      { target: 'kubernetes', object: `VirtualService/${route.name}-gateway`, pointer: '/spec/hosts' },
    ],
    fix: 'Give each a host name of its own, or let one of them pass requests on to the other.',
  });
}

const firsts = new WeakMap<AppModel, ReadonlyMap<string, Route>>();

/** The first route of each host name. */
function firstOf(app: AppModel): ReadonlyMap<string, Route> {
  const known = firsts.get(app);
  if (known !== undefined) return known;
  const found = new Map<string, Route>();
  for (const route of app.routes) {
    if (!route.targets.includes('kubernetes')) continue;
    for (const host of hostsOf(route)) if (!found.has(host)) found.set(host, route);
  }
  firsts.set(app, found);
  return found;
}

/** The ports of a member that the gateway leads to; what leads to a member leads to its versions. */
export function gatewayDoors(member: Workload, prepared: Prepared): readonly number[] {
  const ports = new Set<number>();
  for (const { service, port, targets } of routesTo(member, prepared)) {
    if (!targets.includes('kubernetes')) continue;
    const behind = prepared.ports.named(onTarget(service, 'kubernetes'), port);
    const door = behind && doorBehind(behind, member, prepared.ports);
    if (door !== undefined) ports.add(door.port);
  }
  return [...ports];
}
