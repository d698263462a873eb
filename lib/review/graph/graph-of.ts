import type { AppModel } from '../../model/app';
import type { Endpoint } from '../../model/endpoint';
import type { External } from '../../model/external';
import type { Service } from '../../model/service';
import type { Target } from '../../model/target';
import { onTarget } from '../../model/views';
import type { Volume } from '../../model/volume';
import type { Workload } from '../../model/workload';
import { doorBehind, type Edges } from '../../passes/edges';
import type { Prepared } from '../../passes/prepare';
import { visitFields } from '../../passes/visit-fields';
import { workloadOf } from '../../passes/workload-of';
import type { EdgeKind, Graph, GraphEdge, GraphNode } from './graph';

/** What an edge is found by. */
type Found = Map<string, Omit<GraphEdge, 'targets'> & { readonly on: Set<Target> }>;

/** The graph of an app, from its model alone: nothing has to be lowered. */
export function graphOf(app: AppModel, prepared: Prepared): Graph {
  const nodes = new Map<string, GraphNode>();
  const found: Found = new Map();
  for (const workload of app.workloads) add(workloadNode(workload, portsOf(workload)));
  for (const target of app.targets) {
    const edges = prepared.edges(target);
    for (const workload of app.workloads)
      if (workload.targets.includes(target)) visit(workload, target, edges);
    for (const service of app.services)
      if (service.targets.includes(target) && hasNode(service)) lead(target, onTarget(service, target));
    for (const route of app.routes) {
      if (!route.targets.includes(target)) continue;
      for (const name of [route.host, ...(route.otherHosts ?? [])]) {
        const host = add({ id: `host ${name}`, kind: 'host', label: name });
        const services = [route.service, ...(route.split ?? []).map(({ service }) => service)];
        for (const service of services) {
          const workload = workloadOf(service.selects);
          if (workload !== undefined) link(target, host, endOf(service), 'route', route.path);
        }
      }
    }
  }
  return {
    app: app.name,
    ...(app.environment !== undefined && { environment: app.environment }),
    charts: app.charts.map(({ id, namespace }) => ({ id, ...(namespace !== undefined && { namespace }) })),
    nodes: [...nodes.values()],
    edges: [...found.values()].map(({ on, ...edge }) =>
      on.size === app.targets.length ? edge : { ...edge, targets: [...on] },
    ),
  };

  function visit(workload: Workload, target: Target, edges: Edges): void {
    const from = workloadId(workload);
    const called = new Set<Service>();
    const call = (endpoint: Endpoint): void => {
      if (endpoint.kind === 'service') called.add(onTarget(endpoint, target));
    };
    visitFields(workload, {
      target,
      visit(field, value) {
        if (field === 'reference.secret') read(target, from, value);
        else if ((field === 'reference.host' || field === 'reference.url') && isReferring(value))
          call(value.to);
        return true;
      },
    });
    workload.calls.forEach(call);
    for (const { to, doors, isWait } of edges.from(workload)) {
      // The replicas of one workload among themselves.
      if (workloadId(to) === from || isWait) continue;
      const ports = [...new Set(doors.map(({ port }) => port))].join(', ');
      const services = [...called].filter(
        ({ selects, targets }) => targets.includes(target) && workloadId(selects) === workloadId(to),
      );
      if (services.length === 0) link(target, from, workloadId(to), 'calls', ports);
      for (const service of services)
        link(
          target,
          from,
          endOf(service),
          'calls',
          service.ports.length === 1 || hasNode(service) ? listed(service) : ports,
        );
    }
    for (const { to, port, isWait } of edges.waysOut(workload))
      link(
        target,
        from,
        addExternal(to),
        isWait ? 'waits' : 'calls',
        port === undefined ? undefined : String(port),
      );
    for (const { workload: other, external } of workload.startAfter) {
      const to = other === undefined ? addExternal(external) : workloadId(other);
      link(target, from, to, 'waits');
    }
    for (const volume of workload.volumes) mount(target, workload, volume);
  }

  function lead(target: Target, service: Service): void {
    const workload = workloadOf(service.selects);
    if (workload === undefined) return;
    const doors = service.ports.flatMap((port) => doorBehind(port, workload, prepared.ports) ?? []);
    const ports = [...new Set(doors.map(({ port }) => port))].join(', ');
    link(target, add(serviceNode(service)), workloadId(workload), 'selects', ports);
  }

  /** At which ports others call a workload by its own name. */
  function portsOf(workload: Workload): readonly string[] {
    return prepared
      .servicesOf(workload)
      .flatMap((service) => (hasNode(service) ? [] : service.ports.map(({ port }) => String(port))));
  }

  function mount(target: Target, workload: Workload, volume: Volume): void {
    const from = workloadId(workload);
    const { id: chart } = workload.chart;
    if (volume.type === 'claim') {
      const isShared = volume.made !== 'each';
      const label = isShared ? volume.claim.name : `${workload.name}-${volume.name}`;
      link(target, from, add({ id: `volume ${chart}/${label}`, kind: 'volume', label, chart }), 'mounts');
    } else if (volume.type === 'existingClaim')
      link(
        target,
        from,
        add({ id: `volume ${volume.claim}`, kind: 'volume', label: volume.claim }),
        'mounts',
      );
    else if (volume.type === 'secret') secret(target, from, volume.secret);
  }

  function read(target: Target, from: string, value: unknown): void {
    if (typeof value !== 'object' || value === null || !('name' in value)) return;
    if (typeof value.name === 'string') secret(target, from, value.name);
  }

  function secret(target: Target, from: string, name: string): void {
    link(target, from, add({ id: `secret ${name}`, kind: 'secret', label: name }), 'reads');
  }

  function addExternal({ name, origin }: External): string {
    return add({ id: `external ${origin.path}`, kind: 'external', label: name, construct: origin.path });
  }

  function add(node: GraphNode): string {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  }

  function link(target: Target, from: string, to: string, kind: EdgeKind, label?: string): void {
    const key = [from, to, kind].join('\0');
    const known = found.get(key);
    if (known !== undefined) known.on.add(target);
    else found.set(key, { from, to, kind, ...(label && { label }), on: new Set([target]) });
  }
}

export function workloadNode(workload: Workload, ports: readonly string[] = []): GraphNode {
  const { name, kind, origin, chart } = workload;
  return {
    id: workloadId(workload),
    kind: 'workload',
    label: name,
    workload: kind,
    construct: origin.path,
    chart: chart.id,
    ...(ports.length > 0 && { ports: [...new Set(ports)] }),
  };
}

/** A Service that is called as its workload is, and by nobody outside, is drawn with it. */
function hasNode({ name, selects, published, type }: Service): boolean {
  return published || type !== 'ClusterIP' || name !== selects.name;
}

function serviceNode(service: Service): GraphNode {
  const { name, origin, chart, published, type } = service;
  return {
    id: endOf(service),
    kind: 'service',
    label: name,
    construct: origin.path,
    chart: chart.id,
    ...((published || type !== 'ClusterIP') && { outside: true }),
    ports: [...new Set(service.ports.map(({ port }) => String(port)))],
  };
}

/** The id of the node that whoever calls a Service is led to. */
function endOf(service: Service): string {
  return hasNode(service) ? `service ${service.chart.id}/${service.name}` : workloadId(service.selects);
}

function listed({ ports }: Service): string {
  return [...new Set(ports.map(({ port }) => port))].join(', ');
}

function isReferring(value: unknown): value is { readonly to: Endpoint } {
  return typeof value === 'object' && value !== null && 'to' in value;
}

/** A node's id. What differs by target has models of its own, of one construct. */
export function workloadId({ origin, name }: Workload): string {
  return `workload ${origin.path || name}`;
}
