import { isObject, type JsonObject } from '../../../../model/json';
import { readDuration, readTimestamp } from '../../../cel/library/times';
import { type List, list, type Mapping, mapping, type Value } from '../../../cel/value';
import { resolve } from '../place';
import type { Structural } from '../structural';

/** What a value is for expressions: its type is what the schema says, and what is not said is the default. */
export function typed(
  value: unknown,
  unresolved: Structural | undefined,
  shared: readonly Structural[],
): Value {
  const schema = unresolved === undefined ? undefined : resolve(unresolved, shared);
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return numberOf(value, schema);
  if (typeof value === 'string') return textOf(value, schema?.format);
  if (Array.isArray(value)) return listOf(value, schema, shared);
  if (!isObject(value)) return null;
  return schema?.properties === undefined ? mapOf(value, schema, shared) : objectOf(value, schema, shared);
}

function numberOf(value: number, schema: Structural | undefined): Value {
  const isWhole = schema?.type !== 'number' && Number.isInteger(value);
  return isWhole ? BigInt(value) : value;
}

function textOf(text: string, format: string | undefined): Value {
  switch (format) {
    case 'byte':
      return Buffer.from(text, 'base64');
    case 'date':
      return readTimestamp(`${text}T00:00:00Z`);
    case 'date-time':
      return readTimestamp(text);
    case 'duration':
      return readDuration(text);
    default:
      return text;
  }
}

function listOf(
  value: readonly unknown[],
  schema: Structural | undefined,
  shared: readonly Structural[],
): List {
  const type = schema?.['x-kubernetes-list-type'];
  const identity =
    type === 'set' ? 'set' : type === 'map' ? schema?.['x-kubernetes-list-map-keys'] : undefined;
  return list(
    value.map((one) => typed(one, schema?.items, shared)),
    identity,
  );
}

function mapOf(value: JsonObject, schema: Structural | undefined, shared: readonly Structural[]): Mapping {
  const rest = schema?.additionalProperties;
  const of = typeof rest === 'object' ? rest : undefined;
  return mapping(
    Object.entries(value).flatMap(([name, each]): [Value, Value][] =>
      isGiven(each, of, shared) ? [[name, typed(each, of, shared)]] : [],
    ),
  );
}

function isGiven(value: unknown, schema: Structural | undefined, shared: readonly Structural[]): boolean {
  if (value === undefined) return false;
  return value !== null || schema === undefined || resolve(schema, shared).nullable === true;
}

/** A field that is null is as good as none, also where it may be null. */
function objectOf(value: JsonObject, schema: Structural, shared: readonly Structural[]): Mapping {
  const { all, withDefault } = fieldsOf(schema, shared);
  const entries: [Value, Value][] = [];
  for (const [name, given] of Object.entries(value)) {
    const field = given === null || given === undefined ? undefined : all.get(name);
    if (field) entries.push([field.name, typed(given, field.schema, shared)]);
  }
  for (const [own, { name, schema: field }] of withDefault) {
    const given = Object.hasOwn(value, own) ? value[own] : undefined;
    const isSaid = given !== undefined && (given !== null || field.nullable === true);
    if (!isSaid) entries.push([name, typed(field.default, field, shared)]);
  }
  return mapping(entries);
}

interface Field {
  /** As expressions call it. */
  readonly name: string;
  readonly schema: Structural;
}

interface Fields {
  readonly all: ReadonlyMap<string, Field>;
  readonly withDefault: readonly (readonly [string, Field])[];
}

const known = new WeakMap<Structural, Fields>();

/** The fields of an object, found once for each schema. */
function fieldsOf(schema: Structural, shared: readonly Structural[]): Fields {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const all = Object.entries(schema.properties ?? {}).map(([name, field]): [string, Field] => [
    name,
    { name: escaped(name), schema: resolve(field, shared) },
  ]);
  const withDefault = all.filter(
    ([, field]) => field.schema.default !== undefined && field.schema.default !== null,
  );
  const made: Fields = { all: new Map(all), withDefault };
  known.set(schema, made);
  return made;
}

const words = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
const signs: Readonly<Record<string, string>> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};

/** What an expression calls a field. */
export function escaped(name: string): string {
  if (words.has(name)) return `__${name}__`;
  return name.replaceAll(/__|[./-]/g, (sign) => signs[sign] ?? sign);
}
