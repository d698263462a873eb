import { type Impact, impacts, type ObjectChange } from '../review/change';
import type { Graph, GraphNode } from '../review/graph/graph';
import type { PageApp } from '../review/page/page';
import { objectsOf, page } from './data';

/** What a change does to whom in the picture. */
export interface Marks {
  /** The app's, and those that are gone. */
  readonly graph: Graph;
  /** By the id of a node, the worst that is done to it. */
  readonly impacts: ReadonlyMap<string, Impact>;
  /** By chart, the worst that is done in it. */
  readonly inCharts: ReadonlyMap<string, Impact>;
}

const workloads = /^(?:Deployment|StatefulSet|DaemonSet|Job|CronJob|Pod)\/|^services\./;
const volumes = /^PersistentVolumeClaim\/|^volumes\./;

/** Marks the nodes of an app whose output differs from an earlier one; without one there are none. */
export function marksOf(app: PageApp): Marks {
  const found = new Map<string, Impact>();
  const gone: GraphNode[] = [];
  const nodes = new Map<string, GraphNode[]>();
  for (const each of app.graph.nodes) {
    const known = nodes.get(each.construct ?? '');
    if (known === undefined) nodes.set(each.construct ?? '', [each]);
    else known.push(each);
  }
  const byVolume = new Map(
    app.graph.nodes.flatMap((each) => (each.kind === 'volume' ? [[each.label, each.id] as const] : [])),
  );
  const mark = (id: string, objects: readonly ObjectChange[]): void => {
    const impact = worstOf(objects);
    if (impact !== undefined) found.set(id, impact);
  };
  for (const group of page.diff?.groups ?? []) {
    const objects = objectsOf(group, app);
    const own = (group.title && nodes.get(group.title)) || [];
    for (const { id, kind, label } of own)
      mark(id, kind === 'service' ? objects.filter(({ object }) => object === `Service/${label}`) : objects);
    for (const each of objects) {
      const volume = volumes.test(each.object) ? byVolume.get(nameOf(each.object)) : undefined;
      if (volume !== undefined) mark(volume, [each]);
    }
    const lost = objects.filter(({ object, construct }) => construct === undefined && workloads.test(object));
    const [first] = lost;
    if (own.length > 0 || first === undefined) continue;
    const id = `\0gone ${group.title}`;
    const chart = app.graph.charts.find(
      ({ namespace }, _, all) => all.length === 1 || (namespace ?? '') === first.namespace,
    );
    gone.push({ id, kind: 'workload', label: nameOf(first.object), ...(chart && { chart: chart.id }) });
    mark(id, objects);
  }
  const all = [...app.graph.nodes, ...gone];
  const inCharts = new Map<string, Impact>();
  for (const { id, chart = '' } of all) {
    const impact = worst([found.get(id), inCharts.get(chart)]);
    if (impact !== undefined) inCharts.set(chart, impact);
  }
  return { graph: { ...app.graph, nodes: all }, impacts: found, inCharts };
}

export function worstOf(objects: readonly ObjectChange[]): Impact | undefined {
  return worst(objects.flatMap(({ effects }) => effects.map(({ impact }) => impact)));
}

function worst(of: readonly (Impact | undefined)[]): Impact | undefined {
  return impacts.find((impact) => of.includes(impact));
}

function nameOf(object: string): string {
  return object.replace(/^\w+[/.]/, '');
}
