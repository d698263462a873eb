import type { Finding } from './finding';

/**
 * A finding in the words of what the user wrote: about the construct that they made, and at the property where it
 * stands, which may be in a block for one target.
 */
export function settle<F extends Pick<Finding, 'origin' | 'property'>>(finding: F): F {
  const { origin, property } = finding;
  const { block } = origin;
  if (block === undefined) return finding;
  const stands = property !== undefined && block.says(property);
  return { ...finding, origin: block.within, property: stands ? [block.name, ...property] : property };
}
