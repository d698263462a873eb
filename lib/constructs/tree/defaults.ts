import type { IConstruct } from 'constructs';
import type { Defaults } from '../props/defaults';
import { withoutUndefined } from '../props/without-undefined';

/** What holds at a construct that states defaults and below it, kept on the construct itself, as its origin is. */
const key = Symbol.for('lading.defaults');
type Stating = IConstruct & { [key]?: Defaults };
const none: Defaults = {};

/**
 * States the defaults of everything below a construct. Once, when it is made: the nearest statement of each wins, labels
 * and annotations add up.
 */
export function stateDefaults(scope: Stating, defaults: Defaults): void {
  scope[key] = merge(defaultsAt(scope), defaults);
}

/** The defaults that hold at a place in the tree. */
export function defaultsAt(scope: IConstruct): Defaults {
  for (let at: Stating | undefined = scope; at !== undefined; at = at.node.scope) {
    const stated = at[key];
    if (stated !== undefined) return stated;
  }
  return none;
}

function merge(outer: Defaults, inner: Defaults): Defaults {
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
