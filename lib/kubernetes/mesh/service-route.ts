import type { HttpRequest, Mesh, MeshRoute } from '../../model/mesh';
import { firstTcp } from '../../model/port';
import { routesAt } from '../../model/routes-at';
import type { Service, ServicePort } from '../../model/service';
import { indexSpoken } from '../../passes/spoken';
import { lowerMetadata } from '../metadata';
import type { PlannedObject } from '../planned';
import { holds, isKnownMethod, matchesOf, type RequestMatch, withOverlaps } from './request-match';
import { lowerRules } from './route-rule';

const apiVersion = 'gateway.networking.k8s.io/v1';
const kind = 'HTTPRoute';

/** What a backend has of its own at a route, beyond the standard channel of the Gateway API. */
export interface RouteDialect {
  /** How it says that requests are tried again, where it can. */
  annotations?(retry: NonNullable<MeshRoute['retry']>): Readonly<Record<string, string>>;
}

/** Some of the requests to a port, and the route that they take; none where they go the plain way. */
interface Variant {
  readonly matches: readonly RequestMatch[];
  readonly route?: MeshRoute;
  readonly annotations: Readonly<Record<string, string>>;
}

/** How many an HTTPRoute holds. */
const mostRules = 16;

/**
 * HTTPRoutes of the Services that somebody says something of. Once there is one, whatever it does not name is refused, so
 * that the last rule is for everything.
 */
export function planServiceRoutes(mesh: Mesh, dialect: RouteDialect = {}): PlannedObject[] {
  if (mesh.routes.length === 0) return [];
  const spoken = indexSpoken({ workloads: mesh.members });
  return mesh.services
    .filter(({ targets }) => targets.includes('kubernetes'))
    .flatMap((service) =>
      service.ports.flatMap((port) =>
        spoken(service, port, 'kubernetes') === 'tcp' ? [] : planPort(service, port, mesh, dialect),
      ),
    );
}

function planPort(service: Service, port: ServicePort, mesh: Mesh, dialect: RouteDialect): PlannedObject[] {
  const routes = routesAt(service, port, mesh);
  if (routes.length === 0) return [];
  return routeObjects(routes, service, port, dialect).map(({ annotations, rules }, index) => {
    const name = `${service.name}-${port.name}${index === 0 ? '' : `-${index + 1}`}`;
    const described = { ...service, annotations: { ...service.annotations, ...annotations } };
    return {
      id: `${kind}-${name}`,
      apiVersion,
      kind,
      name,
      namespace: service.chart.namespace,
      lower: () => ({
        apiVersion,
        kind,
        metadata: lowerMetadata(described, name),
        spec: {
          parentRefs: [{ group: '', kind: 'Service', name: service.name, port: port.port }],
          rules,
        },
      }),
    };
  });
}

/** What goes into one HTTPRoute: as many rules as fit, with the same annotations. */
interface Content {
  readonly annotations: Readonly<Record<string, string>>;
  readonly rules: object[];
}

function routeObjects(
  routes: readonly MeshRoute[],
  service: Service,
  port: ServicePort,
  dialect: RouteDialect,
): Content[] {
  const open = new Map<string, Content>();
  const contents: Content[] = [];
  for (const [{ route, annotations }, matches] of sharedOut(variantsOf(routes, dialect))) {
    for (const rule of lowerRules(matches, route, { service, port })) {
      const key = JSON.stringify(annotations);
      let content = open.get(key);
      if (content === undefined || content.rules.length === mostRules) {
        content = { annotations, rules: [] };
        open.set(key, content);
        contents.push(content);
      }
      content.rules.push(rule);
    }
  }
  return contents;
}

/** Methods that may be sent twice without harm. */
const idempotent = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'];

/** In the order in which they count: the first that fits. */
function variantsOf(routes: readonly MeshRoute[], dialect: RouteDialect): Variant[] {
  const variants = routes.flatMap((route): Variant[] => {
    const { retry } = route;
    // A name is lost where somebody lets it be, and a method that nobody can match leads nowhere.
    const match = { ...route.match, host: undefined };
    const matches = matchesOf(match).filter(({ method }) => method === undefined || isKnownMethod(method));
    const once = { matches, route, annotations: {} };
    if (dialect.annotations === undefined || retry === undefined || retry.attempts === 0) return [once];
    const annotations = dialect.annotations(retry);
    if (retry.methods === 'all') return [{ ...once, annotations }];
    return [{ matches: matchesOf({ ...match, methods: sendableTwice(match) }), route, annotations }, once];
  });
  const isWhole = routes.some(({ match }) => match === undefined);
  return isWhole ? variants : [...variants, { matches: [{}], annotations: {} }];
}

function sendableTwice({ methods = idempotent }: HttpRequest): readonly string[] {
  return methods.filter((method) => idempotent.includes(method));
}

/** What each variant gets: of all that fit some requests the first. */
function sharedOut(variants: readonly Variant[]): Map<Variant, RequestMatch[]> {
  const all = variants.flatMap(({ matches }) => matches);
  const found = new Map<Variant, RequestMatch[]>();
  for (const match of withOverlaps(all) ?? all) {
    const first = variants.find(({ matches }) => matches.some((each) => holds(each, match)));
    if (first === undefined) continue;
    const own = found.get(first);
    if (own) own.push(match);
    else found.set(first, [match]);
  }
  return found;
}

/** Whether the requests of all routes at the port of one can be told apart. */
export function canBeToldApart({ to, port: name }: MeshRoute, mesh: Mesh, dialect: RouteDialect): boolean {
  const port = name === undefined ? firstTcp(to.ports) : to.ports.find((each) => each.name === name);
  const routes = port === undefined ? [] : routesAt(to, port, mesh);
  return withOverlaps(variantsOf(routes, dialect).flatMap(({ matches }) => matches)) !== undefined;
}
