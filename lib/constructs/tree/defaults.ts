import type { IConstruct } from 'constructs';
import { type Target, targets } from '../../model/target';
import type { Defaults, OwnDefaults } from '../props/defaults';
import { layResources } from '../props/resources';
import { layOver } from '../props/target-block';
import { withoutUndefined } from '../props/without-undefined';

/** What holds at a construct that states defaults and below it, kept on the construct itself, as its origin is. */
const key = Symbol.for('lading.defaults');
type Stating = IConstruct & { [key]?: Stated };

interface Stated {
  readonly common: OwnDefaults;
  /** What each scope has said, from the outside in: a target with a block lays them over each other anew. */
  readonly layers: readonly Defaults[];
  /** The targets that have a block in one of these: every workload asks. */
  readonly blocked: ReadonlySet<Target>;
}

const none: Stated = { common: {}, layers: [], blocked: new Set() };

/**
 * States the defaults of everything below a construct. Once, when it is made: the nearest statement of each wins, labels
 * and annotations add up.
 */
export function stateDefaults(scope: Stating, defaults: Defaults): void {
  const { common, layers, blocked } = statedAt(scope);
  const blocks = targets.filter((target) => defaults[target] !== undefined);
  scope[key] = {
    common: merge(common, defaults),
    layers: [...layers, defaults],
    blocked: blocks.length === 0 ? blocked : new Set([...blocked, ...blocks]),
  };
}

function statedAt(scope: IConstruct): Stated {
  for (let at: Stating | undefined = scope; at !== undefined; at = at.node.scope) {
    const stated = at[key];
    if (stated !== undefined) return stated;
  }
  return none;
}

/** The defaults that hold at a place in the tree; for a single target, with what blocks say of it. */
export function defaultsAt(scope: IConstruct, targets: readonly Target[] = []): OwnDefaults {
  const { common, layers, blocked } = statedAt(scope);
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) return common;
  if (!blocked.has(target)) return common;
  return layers.reduce<OwnDefaults>((outer, layer) => {
    const merged = merge(outer, layer);
    return layOver(merged, layer[target]);
  }, {});
}

/** The targets that blocks of defaults at a place speak of. */
export function blockedDefaults(scope: IConstruct): ReadonlySet<Target> {
  return statedAt(scope).blocked;
}

function merge(outer: OwnDefaults, inner: OwnDefaults): OwnDefaults {
  return {
    ...outer,
    ...withoutUndefined(inner),
    resources: layResources(outer.resources, inner.resources),
    labels: { ...outer.labels, ...inner.labels },
    annotations: { ...outer.annotations, ...inner.annotations },
  };
}
