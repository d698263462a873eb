import type { Finding } from '../../lib/diagnostics/finding';
import type { Origin } from '../../lib/diagnostics/origin';
import type { AppModel, ChartModel } from '../../lib/model/app';
import type { Container } from '../../lib/model/container';
import type { External } from '../../lib/model/external';
import type { Port } from '../../lib/model/port';
import type { Reference } from '../../lib/model/reference';
import type { Route } from '../../lib/model/route';
import type { Service } from '../../lib/model/service';
import type { Workload } from '../../lib/model/workload';
import type { Prepared } from '../../lib/passes/prepare';
import { indexRoutes, indexServices } from '../../lib/passes/services-of';

export const origin = (path: string, construct = 'WebApp'): Origin => ({ path, construct, suppressions: [] });

export function makeChart(id = 'shop', rest: Partial<ChartModel> = {}): ChartModel {
  return { id, origin: origin(id, 'Chart'), labels: {}, ...rest };
}

const shop = makeChart();

export function makePort(port = 8080, rest: Partial<Port> = {}): Port {
  return { name: 'http', port, protocol: 'tcp', ...rest };
}

export function makeContainer(rest: Partial<Container> = {}): Container {
  return { name: 'main', property: [], image: 'acme/api:1.4.2', ports: [], env: {}, mounts: [], ...rest };
}

export function makeWorkload(name = 'api', rest: Partial<Workload> = {}): Workload {
  return {
    kind: 'deployment',
    name,
    origin: origin(`shop/${name}`),
    chart: shop,
    targets: ['kubernetes', 'compose'],
    labels: { 'app.kubernetes.io/name': name },
    annotations: {},
    selector: { 'app.kubernetes.io/name': name },
    containers: [makeContainer()],
    initContainers: [],
    sidecars: [],
    volumes: [],
    startAfter: [],
    calls: [],
    identity: { name, create: true },
    composePatches: [],
    ...rest,
  };
}

/** A Service of the workload's name that leads from port 80 to 8080. */
export function makeService(selects = makeWorkload(), rest: Partial<Service> = {}): Service {
  const { name, chart } = selects;
  return {
    kind: 'service',
    name,
    origin: origin(`shop/${name}`),
    chart,
    targets: ['kubernetes', 'compose'],
    labels: { 'app.kubernetes.io/name': name },
    annotations: {},
    type: 'ClusterIP',
    selects,
    ports: [{ name: 'http', port: 80, to: 8080, protocol: 'tcp' }],
    ...rest,
  };
}

export function makeRoute(rest: Partial<Route> = {}): Route {
  const service = rest.service ?? makeService();
  return {
    kind: 'route',
    name: service.name,
    origin: origin(`shop/${service.name}`),
    chart: service.chart,
    targets: ['kubernetes', 'compose'],
    labels: { 'app.kubernetes.io/name': service.name },
    annotations: {},
    host: 'api.acme.dev',
    path: '/',
    pathType: 'Prefix',
    service,
    port: 'http',
    ...rest,
  };
}

export function makeExternal(rest: Partial<External> = {}): External {
  return {
    kind: 'external',
    name: 'db',
    origin: origin('shop/db', 'External'),
    host: { kubernetes: 'db.acme.internal', compose: 'db' },
    port: { kubernetes: '5432', compose: '5432' },
    scheme: 'postgres',
    ...rest,
  };
}

export const secret = (name: string, key: string): Reference => ({ kind: 'secret', name, key });
export const field = (path: string): Reference => ({ kind: 'field', path });

/** What the passes would know, with the findings collected. */
export interface Fake extends Prepared {
  readonly findings: Finding[];
}

interface World {
  readonly services?: readonly Service[];
  readonly routes?: readonly Route[];
  readonly files?: Readonly<Record<string, string>>;
}

export function makePrepared({ services = [], routes = [], files = {} }: World = {}): Fake {
  const findings: Finding[] = [];
  const app: AppModel = {
    name: 'shop',
    origin: origin('', 'App'),
    projectFolder: '/project',
    kubernetes: { versions: ['1.37'], waitImage: 'busybox:1.37' },
    compose: { name: 'shop', floor: '5.3', patches: [] },
    charts: [shop],
    workloads: [],
    services,
    routes,
    findings: [],
  };
  return {
    app,
    findings,
    localPort: () => 20000,
    servicesOf: indexServices(services),
    routesOf: indexRoutes(routes),
    hasDependants: () => false,
    readFile: (path) => files[path] ?? '',
    report: (finding) => findings.push(finding),
  };
}

export const codes = ({ findings }: Fake): string[] => findings.map((finding) => finding.code);
