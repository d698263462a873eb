import { pointerTo, stepsOf } from '../../../diagnostics/json-pointer';
import { isObject } from '../../../model/json';
import type { Chunk } from '../chunk';
import type { Input } from '../inputs';

/** A place in a document of a file. */
export interface From {
  readonly input: Input;
  readonly chunk: Chunk;
  readonly pointer: string;
}

/** What a file says of its own value when it is merged: that nothing, or nothing else, is to stand there. */
export type MergeTag = 'reset' | 'override';

interface Base {
  readonly from: From;
  readonly tag?: MergeTag;
}

export interface TracedMap extends Base {
  readonly entries: ReadonlyMap<string, Traced>;
}

export interface TracedList extends Base {
  readonly items: readonly Traced[];
}

export interface TracedValue extends Base {
  readonly value: unknown;
  /** What the file itself says there, where variables have made something else of it. */
  readonly written?: string;
}

/** A value of a merged file that knows where each part of it was written. */
export type Traced = TracedMap | TracedList | TracedValue;

/** @param tags Of the document, by pointer. */
export function traced(content: unknown, from: From, tags: ReadonlyMap<string, MergeTag>): Traced {
  const { pointer } = from;
  const base: Base = { from, tag: tags.get(pointer) };
  const within = (step: string | number, value: unknown) =>
    traced(value, { ...from, pointer: pointerTo(pointer, step) }, tags);
  if (Array.isArray(content)) {
    const items = content.map((each, at) => within(at, each));
    // Of a list what is reset is its own alone: nothing in another file has its name.
    return { items: items.filter(({ tag }) => tag !== 'reset'), ...base };
  }
  if (!isObject(content)) return { value: content, ...base };
  return {
    entries: new Map(Object.entries(content).map(([key, each]) => [key, within(key, each)])),
    ...base,
  };
}

/** The value alone, or what the files themselves say of it. */
export function untraced(node: Traced, as: 'value' | 'written' = 'value'): unknown {
  if ('items' in node) return node.items.map((each) => untraced(each, as));
  if (!('entries' in node)) return as === 'written' ? (node.written ?? node.value) : node.value;
  return Object.fromEntries([...node.entries].map(([key, each]) => [key, untraced(each, as)]));
}

/** Somewhere variables have made something else of what is written. */
export function isGiven(node: Traced): boolean {
  if ('items' in node) return node.items.some(isGiven);
  return 'entries' in node ? [...node.entries.values()].some(isGiven) : node.written !== undefined;
}

/** Where the value at a pointer was written; of what is not there, what is around it. */
export function fromAt(node: Traced, pointer: string): From {
  let at = node;
  for (const step of stepsOf(pointer)) {
    const next = 'entries' in at ? at.entries.get(step) : 'items' in at ? at.items[Number(step)] : undefined;
    if (next === undefined) break;
    at = next;
  }
  return at.from;
}

export function mapOf(node: Traced | undefined): ReadonlyMap<string, Traced> {
  return node !== undefined && 'entries' in node ? node.entries : new Map();
}

export function textOf(node: Traced | undefined): string | undefined {
  return node !== undefined && 'value' in node && typeof node.value === 'string' ? node.value : undefined;
}

export function isNothing(node: Traced): boolean {
  return 'value' in node && (node.value === null || node.value === undefined);
}
