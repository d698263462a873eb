import type { IConstruct } from 'constructs';
import { type Target, targets } from '../../model/target';
import type { Defaults, OwnDefaults } from '../props/defaults';
import { layOver } from '../props/target-block';
import { withoutUndefined } from '../props/without-undefined';

/** What holds at a construct that states defaults and below it, kept on the construct itself, as its origin is. */
const key = Symbol.for('lading.defaults');
type Stating = IConstruct & { [key]?: Stated };

interface Stated {
  readonly common: OwnDefaults;
  /** What each scope has said, from the outside in: a target with a block lays them over each other anew. */
  readonly layers: readonly Defaults[];
}

const none: Stated = { common: {}, layers: [] };

/**
 * States the defaults of everything below a construct. Once, when it is made: the nearest statement of each wins, labels
 * and annotations add up.
 */
export function stateDefaults(scope: Stating, defaults: Defaults): void {
  const { common, layers } = statedAt(scope);
  scope[key] = { common: merge(common, defaults), layers: [...layers, defaults] };
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
  const { common, layers } = statedAt(scope);
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) return common;
  if (layers.every((layer) => layer[target] === undefined)) return common;
  return layers.reduce<OwnDefaults>((outer, layer) => {
    const merged = merge(outer, layer);
    return layOver(merged, layer[target]);
  }, {});
}

/** The targets that blocks of defaults at a place speak of. */
export function blockedDefaults(scope: IConstruct): ReadonlySet<Target> {
  const { layers } = statedAt(scope);
  return layers.length === 0
    ? nowhere
    : new Set(targets.filter((target) => layers.some((layer) => layer[target] !== undefined)));
}

const nowhere: ReadonlySet<Target> = new Set();

function merge(outer: OwnDefaults, inner: OwnDefaults): OwnDefaults {
  return {
    ...outer,
    ...withoutUndefined(inner),
    resources:
      outer.resources || inner.resources
        ? { ...outer.resources, ...withoutUndefined(inner.resources) }
        : undefined,
    labels: { ...outer.labels, ...inner.labels },
    annotations: { ...outer.annotations, ...inner.annotations },
  };
}
