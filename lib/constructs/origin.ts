import type { IConstruct } from 'constructs';
import { captureSite } from '../diagnostics/location';
import type { Origin, Suppression } from '../diagnostics/origin';

const origins = new WeakMap<IConstruct, Origin>();

type Constructor = new (...args: never[]) => IConstruct;

/** Remembers where a construct was made. `from` is the class that the user called; its frames are left out. */
export function rememberOrigin(
  construct: IConstruct,
  from: Constructor,
  suppressions: readonly Suppression[] = [],
): Origin {
  const origin: Origin = {
    path: construct.node.path,
    construct: from.name,
    site: captureSite(from),
    suppressions,
    parent: construct.node.scope && originOf(construct.node.scope),
  };
  origins.set(construct, origin);
  return origin;
}

/** A part speaks in the name of the construct that made it: the user has written only that one. */
export function inheritOrigin(construct: IConstruct, from: IConstruct): Origin {
  const origin = originOf(from);
  origins.set(construct, origin);
  return origin;
}

/** The origin of any construct; one that is not ours has a path, but no line. */
export function originOf(construct: IConstruct): Origin {
  const known = origins.get(construct);
  if (known !== undefined) return known;
  const origin: Origin = {
    path: construct.node.path,
    construct: construct.constructor.name,
    suppressions: [],
    parent: construct.node.scope && originOf(construct.node.scope),
  };
  origins.set(construct, origin);
  return origin;
}
