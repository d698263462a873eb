import { isObject } from '../../model/json';

/** How deep a document may be: no object of any server comes near it. */
const deepest = 256;
/** How many values may stand in a document, those included that aliases stand for. */
export const mostValues = 2_000_000;

/** How long one text may be: no server takes a request of more bytes, and expressions that read it have an end. */
export const longestText = 3 * 1024 * 1024;

/** Why a document is too much to look at: so deep, in itself, or so large once its aliases are written out. */
export function faultInExtent(content: unknown): string | undefined {
  const sizes = new Map<object, number>();
  const above = new Set<object>();
  let fault: string | undefined;
  let written = 0;

  function sizeOf(value: unknown, depth: number): number {
    written += 1;
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
      if (size > mostValues)
        fault ??=
          written > mostValues
            ? `The document has more than ${mostValues} values.`
            : `With what its aliases stand for, the document has more than ${mostValues} values.`;
      if (fault !== undefined) break;
    }
    above.delete(value);
    sizes.set(value, size);
    return size;
  }

  sizeOf(content, 0);
  return fault;
}

/** Why a text in a document is too much to look at, a key as well as a value. Depth and cycles are known to be right. */
export function faultInTexts(content: unknown, seen = new Set<object>()): string | undefined {
  if (typeof content === 'string') return faultInText(content);
  if (typeof content !== 'object' || content === null || seen.has(content)) return undefined;
  seen.add(content);
  for (const [key, value] of Object.entries(content)) {
    const fault = faultInText(key) ?? faultInTexts(value, seen);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultInText({ length }: string): string | undefined {
  return length > longestText
    ? `A text in it has ${length} characters; ${longestText} are the most that is read.`
    : undefined;
}
