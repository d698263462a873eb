import { isObject } from '../../model/json';

/** How deep a document may be: no object of any server comes near it. */
const deepest = 256;
/** How many values all aliases together may stand for. */
const most = 2_000_000;

/** Why a document is too much to look at: so deep, in itself, or so large once its aliases are written out. */
export function faultInExtent(content: unknown): string | undefined {
  const sizes = new Map<object, number>();
  const above = new Set<object>();
  let fault: string | undefined;

  function sizeOf(value: unknown, depth: number): number {
    if (fault !== undefined || typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (above.has(value)) {
      fault = 'An alias leads to what it stands in, so the document has no end.';
      return 1;
    }
    if (depth > deepest) {
      fault = `The document is nested ${deepest} levels deep, and deeper.`;
      return 1;
    }
    above.add(value);
    let size = 1;
    for (const each of Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []) {
      size += sizeOf(each, depth + 1);
      if (size > most) fault ??= `The aliases of the document stand for more than ${most} values.`;
      if (fault !== undefined) break;
    }
    above.delete(value);
    sizes.set(value, size);
    return size;
  }

  sizeOf(content, 0);
  return fault;
}
