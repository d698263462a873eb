import type { IConstruct } from 'constructs';
import { captureSite } from '../../diagnostics/location';
import type { Origin, Suppression, WrittenElsewhere } from '../../diagnostics/origin';
import { siteOfForeign } from './foreign-sites';

/** Kept on the construct itself: the garbage collector takes its time for a table of thousands of weak references. */
const key = Symbol.for('lading.origin');
type Marked = IConstruct & { [key]?: Origin };

type Constructor = new (...args: never[]) => IConstruct;

/** Remembers where a construct was made. `from` is the class that the user called; its frames are left out. */
export function rememberOrigin(
  construct: Marked,
  from: Constructor,
  suppressions: readonly Suppression[] = [],
  writtenElsewhere?: WrittenElsewhere,
): Origin {
  const origin: Origin = {
    path: construct.node.path,
    construct: from.name,
    site: captureSite(from),
    suppressions,
    parent: construct.node.scope && originOf(construct.node.scope),
    writtenElsewhere,
  };
  construct[key] = origin;
  return origin;
}

/** The origins that have suppressions; what is not ours has none. */
export function suppressingOrigins(constructs: readonly Marked[]): Set<Origin> {
  const found = new Set<Origin>();
  for (const construct of constructs) {
    const origin = construct[key];
    if (origin !== undefined && origin.suppressions.length > 0) found.add(origin);
  }
  return found;
}

/** A part speaks in the name of the construct that made it: the user has written only that one. */
export function inheritOrigin(construct: Marked, origin: Origin): void {
  construct[key] = origin;
}

/** The origin of any construct; one that is not ours has a line where it stands in a chart of ours. */
export function originOf(construct: Marked): Origin {
  const known = construct[key];
  if (known !== undefined) return known;
  const origin: Origin = {
    path: construct.node.path,
    construct: construct.constructor.name,
    site: siteOfForeign(construct),
    suppressions: [],
    parent: construct.node.scope && originOf(construct.node.scope),
  };
  construct[key] = origin;
  return origin;
}
