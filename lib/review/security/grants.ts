import type { RequestTest } from '../mesh/said/request-test';
import type { Opening } from './openings';

/** What a proxy of a mesh lets through, whichever program it is. */
export interface Grants {
  /** By the door, and by who comes; nothing where it is too much to be told apart. */
  readonly permitted: ReadonlyMap<string, ReadonlyMap<string, readonly Opening[] | undefined>>;
  /** The doors at which nobody is refused. */
  readonly tried: ReadonlySet<string>;
}

/** As people know whoever has an identity. */
export function callerOf(identity: string): string {
  return identity.replace(/^.*\/sa\//, '');
}

/**
 * What a test needs, part by part: a path that lies below another one, or is it, needs all that the other one needs, and
 * something more.
 */
export function needsOf({ of, is, text }: RequestTest): readonly string[] {
  if (of !== 'path') return [`${of} ${is} ${text}`];
  const segments = text.split('/');
  const last = segments.pop() ?? '';
  const above = segments.map((segment, index) => `path ${index} ${segment}`);
  if (is === 'exact') return [...above, `path ends ${segments.length} ${last}`];
  return last === '' ? above : [...above, `path begins ${segments.length} ${last}`];
}
