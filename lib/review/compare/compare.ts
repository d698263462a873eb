import { isObject, type JsonObject } from '../../model/json';
import type { Difference, Step } from './difference';
import { isSet, keyFor } from './lists';

/** Whether two different values mean the same at a place; what is absent is undefined. */
export type Same = (steps: readonly Step[], before: unknown, after: unknown) => boolean;

/** Whether in the list at a place the order alone is a change to whoever runs it, though it says nothing. */
export type Ordered = (steps: readonly Step[]) => boolean;

/**
 * Where two objects differ, in the order of the newer one. Entries of lists are found by what tells them apart; what is
 * null is absent.
 */
export function differences(
  before: JsonObject,
  after: JsonObject,
  same: Same,
  isOrdered: Ordered = () => false,
): Difference[] {
  const found: Difference[] = [];
  compare([], before, after);
  return found;

  function compare(steps: readonly Step[], older: unknown, newer: unknown): void {
    if (older === newer) return;
    if (isObject(older) && isObject(newer)) fields(steps, older, newer);
    else if (Array.isArray(older) && Array.isArray(newer)) entries(steps, older, newer);
    else {
      const [was, is] = [older ?? undefined, newer ?? undefined];
      if (was !== is && !same(steps, was, is)) found.push({ steps, before: was, after: is });
    }
  }

  function fields(steps: readonly Step[], older: JsonObject, newer: JsonObject): void {
    for (const key of Object.keys(newer))
      if (older[key] !== newer[key]) compare([...steps, { key }], older[key], newer[key]);
    for (const key of Object.keys(older))
      if (!Object.hasOwn(newer, key)) compare([...steps, { key }], older[key], undefined);
  }

  function entries(steps: readonly Step[], older: readonly unknown[], newer: readonly unknown[]): void {
    const name = steps.at(-1)?.key ?? '';
    const keyOf = isSet(name, older, newer) ? String : keyFor(name, older, newer);
    if (keyOf === undefined) inOrder(steps, older, newer);
    else byKey(steps, older, newer, keyOf);
    if (isOrdered(steps)) reordered(steps, older, newer, keyOf);
  }

  function reordered(
    steps: readonly Step[],
    older: readonly unknown[],
    newer: readonly unknown[],
    keyOf: ((entry: unknown) => string) | undefined,
  ): void {
    // Words that nothing tells apart are compared in their order already.
    if (keyOf === undefined && !newer.every((entry) => isObject(entry))) return;
    const [was, is] = [older, newer].map((list) => list.map(keyOf ?? ((entry) => JSON.stringify(entry))));
    if (was === undefined || is === undefined) return;
    const [known, still] = [new Set(was), new Set(is)];
    const left = is.filter((key) => known.has(key));
    if (was.filter((key) => still.has(key)).every((key, index) => key === left[index])) return;
    const shown = keyOf === undefined ? { before: older, after: newer } : { before: was, after: is };
    found.push({ steps, ...shown, isOrder: true });
  }

  function inOrder(steps: readonly Step[], older: readonly unknown[], newer: readonly unknown[]): void {
    const [olderRest, newerRest] = unequal(older, newer);
    // The order of words in a command says something, so they are shown whole.
    if ([...older, ...newer].every((entry) => !isObject(entry))) {
      if (olderRest.length + newerRest.length > 0 || isReordered(older, newer))
        compareWhole(steps, older, newer);
    } else if (olderRest.length === newerRest.length) {
      for (const [place, [index, entry]] of newerRest.entries())
        compare([...steps, { key: String(index), index }], olderRest[place]?.[1], entry);
    } else {
      for (const [index, entry] of newerRest)
        compare([...steps, { key: String(index), index }], undefined, entry);
      for (const [index, entry] of olderRest)
        compare([...steps, { key: String(index), index }], entry, undefined);
    }
  }

  function compareWhole(steps: readonly Step[], older: readonly unknown[], newer: readonly unknown[]): void {
    if (!same(steps, older, newer)) found.push({ steps, before: older, after: newer });
  }

  function byKey(
    steps: readonly Step[],
    older: readonly unknown[],
    newer: readonly unknown[],
    keyOf: (entry: unknown) => string,
  ): void {
    const rest = new Map(older.map((entry, index) => [keyOf(entry), { entry, index }]));
    for (const [index, entry] of newer.entries()) {
      const key = keyOf(entry);
      compare([...steps, { key, index }], rest.get(key)?.entry, entry);
      rest.delete(key);
    }
    for (const [key, { entry, index }] of rest) compare([...steps, { key, index }], entry, undefined);
  }
}

type Indexed = readonly [index: number, entry: unknown];

/** What of two lists has no equal in the other one. */
function unequal(older: readonly unknown[], newer: readonly unknown[]): [Indexed[], Indexed[]] {
  const texts = new Map<string, number[]>();
  for (const [index, entry] of older.entries()) {
    const text = JSON.stringify(entry);
    texts.set(text, [...(texts.get(text) ?? []), index]);
  }
  const rest: Indexed[] = [];
  const taken = new Set<number>();
  for (const [index, entry] of newer.entries()) {
    const equal = texts.get(JSON.stringify(entry))?.shift();
    if (equal === undefined) rest.push([index, entry]);
    else taken.add(equal);
  }
  return [[...older.entries()].filter(([index]) => !taken.has(index)), rest];
}

function isReordered(older: readonly unknown[], newer: readonly unknown[]): boolean {
  return older.some((entry, index) => entry !== newer[index]);
}
