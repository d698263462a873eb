import { type ComposeProject, createComposeProject } from '../../lib/compose/project';
import { lowerWorkload } from '../../lib/compose/workload';
import type { Finding } from '../../lib/diagnostics/finding';
import type { Origin } from '../../lib/diagnostics/origin';
import type { AppModel, ChartModel, ComposeOptions } from '../../lib/model/app';
import type { Container } from '../../lib/model/container';
import type { External } from '../../lib/model/external';
import type { Port } from '../../lib/model/port';
import type { Reference } from '../../lib/model/reference';
import type { Route } from '../../lib/model/route';
import type { Service } from '../../lib/model/service';
import type { Workload } from '../../lib/model/workload';
import type { Prepared } from '../../lib/passes/prepare';
import { indexRoutes, indexServices } from '../../lib/passes/services-of';

export const makeOrigin = (path: string, construct = 'WebApp'): Origin => ({
  path,
  construct,
  suppressions: [],
});

export function makeChart(rest: Partial<ChartModel> = {}): ChartModel {
  return { id: 'shop', origin: makeOrigin('shop', 'Chart'), labels: {}, ...rest };
}

export function makePort(port = 8080, rest: Partial<Port> = {}): Port {
  return { name: 'http', port, protocol: 'tcp', ...rest };
}

export function makeContainer(rest: Partial<Container> = {}): Container {
  return { name: 'main', property: [], image: 'acme/web:1.0', ports: [], env: {}, mounts: [], ...rest };
}

export function makeWorkload(name = 'web', rest: Partial<Workload> = {}): Workload {
  return {
    kind: 'deployment',
    name,
    origin: makeOrigin(`shop/${name}`),
    chart: makeChart(),
    targets: ['kubernetes', 'compose'],
    labels: {},
    annotations: {},
    selector: {},
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

/** A workload of one container. */
export function makeApp(container: Partial<Container>, rest: Partial<Workload> = {}): Workload {
  return makeWorkload('web', { containers: [makeContainer(container)], ...rest });
}

export function makeService(selects: Workload, rest: Partial<Service> = {}): Service {
  return {
    kind: 'service',
    name: selects.name,
    origin: makeOrigin(`shop/${rest.name ?? selects.name}`, 'Service'),
    chart: selects.chart,
    targets: ['kubernetes', 'compose'],
    labels: {},
    annotations: {},
    type: 'ClusterIP',
    selects,
    ports: [{ name: 'http', port: 80, to: 'http', protocol: 'tcp' }],
    ...rest,
  };
}

export function makeRoute(service: Service, rest: Partial<Route> = {}): Route {
  return {
    kind: 'route',
    name: service.name,
    origin: service.origin,
    chart: service.chart,
    targets: ['kubernetes', 'compose'],
    labels: {},
    annotations: {},
    host: 'shop.acme.dev',
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
    origin: makeOrigin('shop/db', 'External'),
    host: { compose: 'db.acme.dev' },
    port: { compose: '5432' },
    scheme: 'postgres',
    ...rest,
  };
}

export const secret = (
  name: string,
  key: string,
  compose?: { variable?: string; file?: string },
): Reference => ({
  kind: 'secret',
  name,
  key,
  sources: compose && { compose },
});

export const variable = (name: string, fallback?: string): Reference => ({
  kind: 'variable',
  name,
  default: fallback,
});

/** What the passes would know, with the findings collected. */
export interface World {
  readonly prepared: Prepared;
  readonly project: ComposeProject;
  readonly findings: Finding[];
}

interface Parts {
  readonly workloads?: readonly Workload[];
  readonly services?: readonly Service[];
  readonly routes?: readonly Route[];
  readonly files?: Readonly<Record<string, string>>;
  readonly compose?: Partial<ComposeOptions>;
}

export function makeWorld({
  workloads = [],
  services = [],
  routes = [],
  files = {},
  compose,
}: Parts = {}): World {
  const findings: Finding[] = [];
  const app: AppModel = {
    name: 'shop',
    origin: makeOrigin('', 'App'),
    projectFolder: '/project',
    kubernetes: { versions: ['1.37'], waitImage: 'busybox' },
    compose: { name: 'shop', floor: '5.3', patches: [], ...compose },
    charts: [makeChart()],
    workloads,
    services,
    routes,
    findings: [],
  };
  const prepared: Prepared = {
    app,
    localPort: () => 20123,
    servicesOf: indexServices(services),
    routesOf: indexRoutes(routes),
    hasDependants: () => false,
    readFile: (path) => files[path] ?? '',
    report: (finding) => findings.push(finding),
  };
  return { prepared, project: createComposeProject(prepared, '../..'), findings };
}

type Lowered = Record<string, unknown>;

/** All services of a workload, by name. */
export function lowerAll(workload: Workload, world = makeWorld()): Record<string, Lowered> {
  const entries = lowerWorkload(workload, world.project);
  return Object.fromEntries(entries.map(({ name, service }) => [name, { ...service }]));
}

/** The service that has the workload's name. */
export function lower(workload: Workload, world = makeWorld()): Lowered {
  return lowerAll(workload, world)[workload.name] ?? {};
}

export const codes = ({ findings }: World): string[] => findings.map(({ code }) => code);
