import { createHash } from 'node:crypto';
import type { JsonSchema } from './json-schema';
import type { Schemas } from './strict-schemas';

/** One schema that any number of definitions and minors share, since all it reaches is equal. */
export interface Unit {
  /** Readable and unique: `PodSpec`, `PodSpec_2`, … */
  readonly name: string;
  /** The schema; its references are names of units. */
  readonly schema: JsonSchema;
  /** The minors that use it, oldest first. */
  readonly minors: readonly string[];
}

/** Where a kind starts: `apps/v1 Deployment` to the definition that describes it. */
export type Roots = ReadonlyMap<string, string>;

export interface Edition {
  readonly minor: string;
  readonly schemas: Schemas;
  readonly roots: Roots;
}

export interface Shared {
  readonly units: readonly Unit[];
  /** The unit of a definition in a minor. */
  readonly unitOf: (minor: string, definition: string) => Unit;
}

interface Node {
  readonly minor: string;
  readonly definition: string;
  readonly schema: JsonSchema;
}

const key = (minor: string, definition: string): string => `${minor} ${definition}`;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The schema with each reference replaced. */
function mapReferences(schema: JsonSchema, replace: ($ref: string) => string): JsonSchema {
  const mapped: JsonSchema = { ...schema };
  if (schema.$ref !== undefined) mapped.$ref = replace(schema.$ref);
  if (schema.items !== undefined) mapped.items = mapReferences(schema.items, replace);
  if (typeof schema.additionalProperties === 'object') {
    mapped.additionalProperties = mapReferences(schema.additionalProperties, replace);
  }
  if (schema.properties !== undefined) {
    mapped.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([field, property]) => [field, mapReferences(property, replace)]),
    );
  }
  return mapped;
}

export function references(schema: JsonSchema): string[] {
  const found: string[] = [];
  mapReferences(schema, ($ref) => {
    found.push($ref);
    return $ref;
  });
  return found;
}

function reachable({ minor, schemas, roots }: Edition): Node[] {
  const nodes = new Map<string, Node>();
  const visit = (definition: string): void => {
    const schema = schemas.get(definition);
    if (schema === undefined) throw new Error(`${minor} has no definition ${definition}`);
    if (nodes.has(definition)) return;
    nodes.set(definition, { minor, definition, schema });
    references(schema).forEach(visit);
  };
  for (const definition of roots.values()) visit(definition);
  return [...nodes.values()];
}

/**
 * Names the class of each node: two nodes are in one class when their schemas are equal and so are those
 * they refer to, however deep. Classes are split by what they refer to until none splits any more, which
 * also holds for definitions that refer to themselves.
 */
function classes(nodes: readonly Node[]): Map<string, string> {
  let current = new Map(nodes.map((node) => [key(node.minor, node.definition), '']));
  for (let count = 0; ; ) {
    const next = new Map<string, string>();
    for (const node of nodes) {
      const shape = mapReferences(node.schema, ($ref) => current.get(key(node.minor, $ref)) ?? '');
      next.set(key(node.minor, node.definition), hash(JSON.stringify(shape)));
    }
    const classCount = new Set(next.values()).size;
    current = next;
    if (classCount === count) return current;
    count = classCount;
  }
}

/** Shares the definitions of all editions by content. */
export function share(editions: readonly Edition[]): Shared {
  const nodes = editions.flatMap(reachable);
  const classOf = classes(nodes);
  const members = new Map<string, Node[]>();
  for (const node of nodes) {
    const id = classOf.get(key(node.minor, node.definition)) ?? '';
    members.set(id, [...(members.get(id) ?? []), node]);
  }
  const nameOf = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const [id, [first]] of members) {
    const last = first?.definition.replace(/[~!]$/, '').split('.').at(-1) ?? '';
    const count = (taken.get(last) ?? 0) + 1;
    taken.set(last, count);
    nameOf.set(id, count === 1 ? last : `${last}_${count}`);
  }
  const unitNameOf = (minor: string, definition: string): string =>
    nameOf.get(classOf.get(key(minor, definition)) ?? '') ?? '';
  const units = [...members].flatMap(([id, all]) => {
    const [first] = all;
    if (first === undefined) return [];
    const minors = [...new Set(all.map((node) => node.minor))];
    const schema = mapReferences(first.schema, ($ref) => unitNameOf(first.minor, $ref));
    return [{ name: nameOf.get(id) ?? '', schema, minors }];
  });
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return {
    units,
    unitOf: (minor, definition) => {
      const unit = byName.get(unitNameOf(minor, definition));
      if (unit === undefined) throw new Error(`${minor} has no unit for ${definition}`);
      return unit;
    },
  };
}
