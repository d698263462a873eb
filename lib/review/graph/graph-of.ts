import type { AppModel } from '../../model/app';
import type { External } from '../../model/external';
import type { Target } from '../../model/target';
import type { Volume } from '../../model/volume';
import type { Workload } from '../../model/workload';
import type { Edges } from '../../passes/edges';
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
  for (const workload of app.workloads) add(workloadNode(workload));
  for (const target of app.targets) {
    const edges = prepared.edges(target);
    for (const workload of app.workloads)
      if (workload.targets.includes(target)) visit(workload, target, edges);
    for (const route of app.routes) {
      if (!route.targets.includes(target)) continue;
      for (const name of [route.host, ...(route.otherHosts ?? [])]) {
        const host = add({ id: `host ${name}`, kind: 'host', label: name });
        const services = [route.service, ...(route.split ?? []).map(({ service }) => service)];
        for (const { selects } of services) {
          const workload = workloadOf(selects);
          if (workload !== undefined) link(target, host, workloadId(workload), 'route', route.path);
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
    for (const { to, doors, isWait } of edges.from(workload)) {
      // The replicas of one workload among themselves.
      if (workloadId(to) === from || isWait) continue;
      link(target, from, workloadId(to), 'calls', [...new Set(doors.map(({ port }) => port))].join(', '));
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
    visitFields(workload, {
      target,
      visit(field, value) {
        if (field === 'reference.secret') read(target, from, value);
        return true;
      },
    });
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

export function workloadNode(workload: Workload): GraphNode {
  const { name, kind, origin, chart } = workload;
  const id = workloadId(workload);
  return { id, kind: 'workload', label: name, workload: kind, construct: origin.path, chart: chart.id };
}

/** A node's id. What differs by target has models of its own, of one construct. */
export function workloadId({ origin, name }: Workload): string {
  return `workload ${origin.path || name}`;
}
