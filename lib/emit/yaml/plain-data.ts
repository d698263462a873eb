import { pointerTo } from '../../diagnostics/json-pointer';
import { isPlainObject } from '../../model/json';

/** The error for data with something in it that YAML cannot carry, with the JSON pointer of the first. */
export function unprintable(root: unknown): TypeError {
  const { value, pointer } = findUnprintable(root, '') ?? { value: root, pointer: '' };
  return new TypeError(`${describe(value)} cannot be printed as YAML${pointer ? `, at ${pointer}` : ''}`);
}

function describe(value: unknown): string {
  if (typeof value === 'object') return `an instance of ${value?.constructor.name}`;
  return typeof value === 'number' ? String(value) : `a ${typeof value}`;
}

function findUnprintable(value: unknown, pointer: string): { value: unknown; pointer: string } | undefined {
  if (isLeaf(value)) return undefined;
  if (typeof value !== 'object' || value === null) return { value, pointer };
  if (!Array.isArray(value) && !isPlainObject(value)) return { value, pointer };
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnprintable(inner, pointerTo(pointer, key));
    if (found) return found;
  }
  return undefined;
}

function isLeaf(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'string') return true;
  return typeof value === 'boolean' || Number.isFinite(value);
}
