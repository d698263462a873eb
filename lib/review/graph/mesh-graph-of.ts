import type { AppModel } from '../../model/app';
import type { External } from '../../model/external';
import type { Target } from '../../model/target';
import type { Prepared } from '../../passes/prepare';
import { standingOf } from '../mesh/said/readers';
import { requested } from '../mesh/tell';
import { type Meant, waysIn, waysOut } from '../mesh/ways';
import type { EdgeKind, Graph, GraphNode } from './graph';
import { workloadNode } from './graph-of';

interface Line {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** What is asked there, each once. */
  readonly asked: Set<string>;
  readonly on: Set<Target>;
}

/** Who may call whom in the meshes of an app, and what, from the model alone. */
export function meshGraphOf(app: AppModel, prepared: Prepared): Graph {
  const nodes = new Map<string, GraphNode>();
  const lines = new Map<string, Line>();
  for (const target of app.targets) draw(target);
  return {
    app: app.name,
    ...(app.environment !== undefined && { environment: app.environment }),
    charts: app.charts.map(({ id, namespace }) => ({ id, ...(namespace !== undefined && { namespace }) })),
    nodes: [...nodes.values()],
    edges: [...lines.values()].map(({ asked, on, ...edge }) => ({
      ...edge,
      ...(asked.size > 0 && { label: [...asked].join('; ') }),
      ...(on.size < app.targets.length && { targets: [...on] }),
    })),
  };

  function draw(target: Target): void {
    for (const member of app.workloads) {
      const terrain = standingOf(member, target)?.terrain;
      if (terrain === undefined) continue;
      const own = add(workloadNode(member));
      for (const way of waysIn(member, terrain, prepared))
        if (way.from === undefined) link(target, outsideOf(way), own, 'route', way);
      for (const way of waysOut(member, terrain, prepared)) {
        const { to, external } = way;
        const other = to ? workloadNode(to) : external && outside(external);
        if (other !== undefined && to !== member)
          link(target, own, add(other), way.may === 'wait' ? 'waits' : 'calls', way);
      }
    }
  }

  function outsideOf({ name = 'everybody' }: Meant): string {
    return add({ id: `host ${name}`, kind: 'host', label: name });
  }

  function add(node: GraphNode): string {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  }

  function link(target: Target, from: string, to: string, kind: EdgeKind, way: Meant): void {
    const key = [from, to, kind].join('\0');
    const known = lines.get(key);
    const line = known ?? { from, to, kind, asked: new Set<string>(), on: new Set<Target>() };
    if (known === undefined) lines.set(key, line);
    const asked = requested(way) ?? (way.port === undefined ? undefined : String(way.port));
    if (asked !== undefined) line.asked.add(asked);
    line.on.add(target);
  }
}

function outside({ name, origin }: External): GraphNode {
  return { id: `external ${origin.path}`, kind: 'external', label: name, construct: origin.path };
}
