import type { Finding } from './finding';

/**
 * A finding in the words of what the user wrote: about the construct that they made, and at the property where it
 * stands, which may be in a block for one target, or in the property that describes a part of it.
 */
export function settle<F extends Pick<Finding, 'origin' | 'property'>>(finding: F): F {
  const { origin, property } = finding;
  const { block, part } = origin;
  if (part !== undefined)
    return settle({ ...finding, origin: part.within, property: part.place(property ?? []) });
  if (block === undefined) return finding;
  // A construct of a block is made of parts, which say the same of themselves.
  if (block.within.block?.name === block.name) return settle({ ...finding, origin: block.within });
  const stands = property !== undefined && block.says(property);
  return { ...finding, origin: block.within, property: stands ? [block.name, ...property] : property };
}
