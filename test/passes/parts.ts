import type { Finding, Report } from '../../lib/diagnostics/finding';
import type { Origin } from '../../lib/diagnostics/origin';
import type { AppModel, ChartModel } from '../../lib/model/app';
import type { Container } from '../../lib/model/container';
import type { External } from '../../lib/model/external';
import type { Route } from '../../lib/model/route';
import type { Service } from '../../lib/model/service';
import type { Workload } from '../../lib/model/workload';

/** Model objects for tests: the least that is valid, and whatever a test says on top. */
export function origin(path: string, parts: Partial<Origin> = {}): Origin {
  return { path, construct: 'Deployment', suppressions: [], ...parts };
}

export function chart(id = 'shop', parts: Partial<ChartModel> = {}): ChartModel {
  return { id, origin: origin(id, { construct: 'Chart' }), labels: {}, ...parts };
}

export function container(parts: Partial<Container> = {}): Container {
  return { name: 'main', property: [], image: 'acme/app:1', ports: [], env: {}, mounts: [], ...parts };
}

export function workload(name: string, parts: Partial<Workload> = {}): Workload {
  return {
    kind: 'deployment',
    name,
    origin: origin(`shop/${name}`),
    chart: chart(),
    targets: ['kubernetes', 'compose'],
    labels: {},
    annotations: {},
    selector: { 'app.kubernetes.io/name': name },
    containers: [container()],
    initContainers: [],
    sidecars: [],
    volumes: [],
    startAfter: [],
    calls: [],
    identity: { name, create: true },
    composePatches: [],
    ...parts,
  };
}

export function service(selects: Workload, parts: Partial<Service> = {}): Service {
  return {
    kind: 'service',
    name: selects.name,
    origin: selects.origin,
    chart: selects.chart,
    targets: selects.targets,
    labels: {},
    annotations: {},
    type: 'ClusterIP',
    selects,
    ports: [],
    ...parts,
  };
}

export function route(of: Service, parts: Partial<Route> = {}): Route {
  return {
    kind: 'route',
    name: of.name,
    origin: of.origin,
    chart: of.chart,
    targets: of.targets,
    labels: {},
    annotations: {},
    host: 'api.acme.dev',
    path: '/',
    pathType: 'Prefix',
    service: of,
    port: 'http',
    ...parts,
  };
}

export function external(name: string, parts: Partial<External> = {}): External {
  const both = { kubernetes: `${name}.example`, compose: `${name}.example` };
  return {
    kind: 'external',
    name,
    origin: origin(`shop/${name}`),
    host: both,
    port: { kubernetes: '443', compose: '443' },
    scheme: 'https',
    ...parts,
  };
}

export function app(parts: Partial<AppModel> = {}): AppModel {
  return {
    name: 'shop',
    origin: origin('', { construct: 'App' }),
    projectFolder: '/project',
    kubernetes: { versions: ['1.35', '1.36', '1.37'], waitImage: 'busybox:1' },
    compose: { name: 'shop', floor: '5.3', patches: [] },
    charts: [chart()],
    workloads: [],
    services: [],
    routes: [],
    findings: [],
    ...parts,
  };
}

/** A report to hand in, and what it was told. */
export function recorder(): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  return { findings, report: (finding) => findings.push(finding) };
}
