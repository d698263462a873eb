import type { Ratio } from '../../model/quantity';
import { failed, unknown } from './evaluation';

/** A value of the Common Expression Language: whole numbers are bigint, and number is for those with fractions. */
export type Value = null | boolean | bigint | number | string | Uint8Array | Composed;

export type Composed =
  | List
  | Mapping
  | { readonly is: 'uint'; readonly number: bigint }
  | { readonly is: 'duration'; readonly nanos: bigint }
  | { readonly is: 'timestamp'; readonly nanos: bigint }
  | Optional
  | { readonly is: 'type'; readonly name: string }
  | Url
  | { readonly is: 'quantity'; readonly amount: Ratio; readonly isWhole?: boolean }
  | Address
  | { readonly is: 'cidr'; readonly address: Address; readonly prefix: number }
  /** What a text has to be, by name: `dns1123Label`. */
  | { readonly is: 'format'; readonly name: string };

export interface List {
  readonly is: 'list';
  readonly items: readonly Value[];
  /** The list is a set, or its entries are told apart by these fields: their order says nothing then. */
  readonly identity?: 'set' | readonly string[];
}

export interface Mapping {
  readonly is: 'map';
  /** By `keyOf`. */
  readonly entries: ReadonlyMap<string, readonly [key: Value, value: Value]>;
}

export interface Optional {
  readonly is: 'optional';
  /** Undefined: there is none. */
  readonly value: Value | undefined;
}

export interface Url {
  readonly is: 'url';
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

export interface Address {
  readonly is: 'ip';
  readonly width: 32 | 128;
  readonly bits: bigint;
}

export const list = (items: readonly Value[], identity?: List['identity']): List => ({
  is: 'list',
  items,
  identity,
});
export const uint = (number: bigint): Value => ({ is: 'uint', number });
export const some = (value: Value): Optional => ({ is: 'optional', value });
export const none: Optional = { is: 'optional', value: undefined };

export function mapping(entries: Iterable<readonly [Value, Value]>): Mapping {
  const all = new Map<string, readonly [Value, Value]>();
  for (const entry of entries) {
    const key = keyOf(entry[0]);
    if (key === undefined) throw unknown('something is a key that can be none');
    if (all.has(key)) throw failed('Failed with repeated key');
    all.set(key, entry);
  }
  return { is: 'map', entries: all };
}

/** What a value is found by in a map; nothing where it can be no key. A whole number is one key, whatever its type. */
export function keyOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return `"${value}`;
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isInteger(value) ? String(BigInt(value)) : undefined;
  return isA(value, 'uint') ? String(value.number) : undefined;
}

export function isA<Name extends Composed['is']>(
  value: Value | undefined,
  name: Name,
): value is Extract<Composed, { is: Name }> {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === name;
}

/** What messages and `type()` call a value. */
export function typeNameOf(value: Value): string {
  if (value === null) return 'null_type';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
  }
  if (!('is' in value)) return 'bytes';
  if (value.is === 'optional') return 'optional_type';
  if (value.is === 'duration') return 'google.protobuf.Duration';
  return value.is === 'timestamp' ? 'google.protobuf.Timestamp' : value.is;
}
