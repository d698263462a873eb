import type { Finding, Report } from '../../lib/diagnostics/finding';
import type { Origin } from '../../lib/diagnostics/origin';
import type { AppModel, ChartModel } from '../../lib/model/app';
import type { Container } from '../../lib/model/container';
import type { CronJob } from '../../lib/model/cron-job';
import type { Deployment } from '../../lib/model/deployment';
import type { External } from '../../lib/model/external';
import type { Job } from '../../lib/model/job';
import type { Port } from '../../lib/model/port';
import type { Reference, SecretSources } from '../../lib/model/reference';
import type { Route } from '../../lib/model/route';
import type { Service } from '../../lib/model/service';
import type { Workload } from '../../lib/model/workload';

/** Model objects for tests: what the constructs make of the fewest props, and whatever a test says on top. */
export function origin(path: string, parts: Partial<Origin> = {}): Origin {
  return { path, construct: 'Deployment', suppressions: [], ...parts };
}

export function chart(id = 'shop', parts: Partial<ChartModel> = {}): ChartModel {
  return { id, origin: origin(id, { construct: 'Chart' }), labels: {}, ...parts };
}

/** The chart of every part that names no other. */
const shop = chart();

export function port(number = 8080, parts: Partial<Port> = {}): Port {
  return { name: 'http', port: number, protocol: 'tcp', ...parts };
}

export function container(parts: Partial<Container> = {}): Container {
  return { name: 'main', property: [], image: 'acme/app:1', ports: [], env: {}, mounts: [], ...parts };
}

/** A Deployment: what most tests mean by a workload. */
export function workload(name: string, parts: Partial<Deployment> = {}): Deployment {
  return {
    kind: 'deployment',
    name,
    origin: origin(`shop/${name}`),
    chart: shop,
    targets: ['kubernetes', 'compose'],
    labels: { 'app.kubernetes.io/name': name },
    annotations: {},
    selector: { 'app.kubernetes.io/name': name },
    containers: [container()],
    initContainers: [],
    sidecars: [],
    volumes: [],
    startAfter: [],
    calls: [],
    identity: { name, create: true },
    servicePatches: {},
    ...parts,
  };
}

/** A Job with the same. */
export function job(name: string, parts: Partial<Job> = {}): Job {
  return { ...workload(name), kind: 'job', restart: undefined, ...parts };
}

/** A CronJob with the same, every morning. */
export function cronJob(name: string, parts: Partial<CronJob> = {}): CronJob {
  return { ...workload(name), kind: 'cronJob', restart: undefined, schedule: '0 6 * * *', ...parts };
}

/** A Service of the workload's name that leads from port 80 to the port `http`. */
export function service(selects: Workload, parts: Partial<Service> = {}): Service {
  const { name, origin, chart, targets } = selects;
  return {
    kind: 'service',
    name,
    origin,
    chart,
    targets,
    labels: { 'app.kubernetes.io/name': name },
    annotations: {},
    type: 'ClusterIP',
    selects,
    ports: [{ name: 'http', port: 80, to: 'http', protocol: 'tcp' }],
    published: false,
    ...parts,
  };
}

export function route(to: Service, parts: Partial<Route> = {}): Route {
  const { name, origin, chart, targets } = to;
  return {
    kind: 'route',
    name,
    origin,
    chart,
    targets,
    labels: { 'app.kubernetes.io/name': name },
    annotations: {},
    host: 'api.acme.dev',
    path: '/',
    pathType: 'Prefix',
    service: to,
    proxied: false,
    port: 'http',
    ...parts,
  };
}

/** An endpoint with another host and port on each target. */
export function external(name: string, parts: Partial<External> = {}): External {
  return {
    kind: 'external',
    name,
    origin: origin(`shop/${name}`, { construct: 'External' }),
    host: { kubernetes: `${name}.acme.internal`, compose: `${name}.acme.dev` },
    port: { kubernetes: '5432', compose: '5433' },
    scheme: 'postgres',
    ...parts,
  };
}

export function app(parts: Partial<AppModel> = {}): AppModel {
  return {
    name: 'shop',
    origin: origin('', { construct: 'App' }),
    projectFolder: '/project',
    targets: ['kubernetes', 'compose'],
    kubernetes: { versions: ['1.35', '1.36', '1.37'], waitImage: 'busybox:1', jobWaitImage: 'curl:8' },
    compose: { name: 'shop', floor: '5.3', patches: [] },
    swarm: { name: 'shop', encrypted: false, patches: [] },
    charts: [shop],
    workloads: [],
    services: [],
    routes: [],
    namespaces: [],
    configs: [],
    meshes: [],
    externalNames: [],
    existing: [],
    findings: [],
    ...parts,
  };
}

export function secret(name: string, key: string, sources?: SecretSources): Reference {
  return { kind: 'secret', name, key, sources };
}

export function variable(name: string, fallback?: string): Reference {
  return { kind: 'variable', name, default: fallback };
}

export function field(path: string): Reference {
  return { kind: 'field', path };
}

/** A report to hand in, and what it was told. */
export function recorder(): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  return { findings, report: (finding) => findings.push(finding) };
}

export const codes = ({ findings }: { readonly findings: readonly Finding[] }): string[] =>
  findings.map(({ code }) => code);
