import type { CelRule, CustomResources, Structural } from '../../lib/validation/schema/custom/structural';
import { withReplicas } from '../../lib/validation/schema/custom/with-replicas';
import type { Definition } from './custom-resources';

/** A schema as a definition holds it. */
export type DefinitionSchema = Omit<
  Structural,
  | '$ref'
  | 'properties'
  | 'additionalProperties'
  | 'items'
  | 'allOf'
  | 'anyOf'
  | 'oneOf'
  | 'not'
  | typeof validations
> & {
  readonly properties?: Readonly<Record<string, DefinitionSchema>>;
  readonly additionalProperties?: boolean | DefinitionSchema;
  readonly items?: DefinitionSchema;
  readonly allOf?: readonly DefinitionSchema[];
  readonly anyOf?: readonly DefinitionSchema[];
  readonly oneOf?: readonly DefinitionSchema[];
  readonly not?: DefinitionSchema;
  readonly [validations]?: readonly CelRule[];
};

const validations = 'x-kubernetes-validations';

/** What is kept as it is, in this order. */
const kept = [
  'type',
  'nullable',
  'default',
  'enum',
  'format',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'required',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
] as const;

/** What a schema says to people and to those who merge, and what stands elsewhere here. */
const dropped = new Set<string>([
  'description',
  'title',
  'example',
  'externalDocs',
  'x-kubernetes-map-type',
  'pattern',
  'properties',
  'additionalProperties',
  'items',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  validations,
]);

/** Patterns of Go that JavaScript writes otherwise. */
const rewritten: Readonly<Record<string, string>> = {
  // Without what else Unicode calls "other": nobody is told of what a server would take.
  '^\\PC*$': '^[^\\u0000-\\u001f\\u007f-\\u009f]*$',
  '^(?i)(abort|warn)?$': '^([aA][bB][oO][rR][tT]|[wW][aA][rR][nN])?$',
};

function patternOf(pattern: string): string {
  const own = rewritten[pattern] ?? pattern;
  if (/\(\?|\\[zAQpPC]|\[\[:/.test(own)) throw new Error(`JavaScript reads ${own} otherwise than Go`);
  new RegExp(own);
  return own;
}

interface Collected {
  /** The rules so far, by their text. */
  readonly rules: Map<string, number>;
}

const structureOf = (schema: DefinitionSchema, collected: Collected): Structural => {
  for (const keyword of Object.keys(schema)) {
    const known: readonly string[] = kept;
    if (!known.includes(keyword) && !dropped.has(keyword)) throw new Error(`no place for ${keyword}`);
  }
  const each = (all: readonly DefinitionSchema[] | undefined) =>
    all?.map((one) => structureOf(one, collected));
  const { additionalProperties: rest } = schema;
  const either = schema['x-kubernetes-int-or-string'] === true;
  const numbers = schema[validations]?.map((rule) => {
    const text = JSON.stringify(rule);
    if (!collected.rules.has(text)) collected.rules.set(text, collected.rules.size);
    return collected.rules.get(text) ?? 0;
  });
  return defined({
    ...Object.fromEntries(kept.map((keyword) => [keyword, schema[keyword]])),
    pattern: schema.pattern === undefined ? undefined : patternOf(schema.pattern),
    properties: schema.properties && ordered(schema.properties, collected),
    additionalProperties: typeof rest === 'object' ? structureOf(rest, collected) : rest,
    items: schema.items && structureOf(schema.items, collected),
    allOf: each(schema.allOf),
    // "A whole number or a text" is said by the keyword for it.
    anyOf: either ? undefined : each(schema.anyOf),
    oneOf: each(schema.oneOf),
    not: schema.not && structureOf(schema.not, collected),
    [validations]: numbers,
  });
};

function ordered(
  properties: Readonly<Record<string, DefinitionSchema>>,
  collected: Collected,
): Record<string, Structural> {
  const names = Object.keys(properties).sort();
  return Object.fromEntries(names.map((name) => [name, structureOf(properties[name] ?? {}, collected)]));
}

function defined(schema: Structural): Structural {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

/** The schema of one version without what every object has; a status is the server's to write. */
function rootOf(schema: DefinitionSchema, collected: Collected): Structural {
  const { apiVersion, kind, metadata, status, ...properties } = schema.properties ?? {};
  const restricted = metadata && structureOf({ ...metadata, type: undefined }, collected);
  if (Object.keys(restricted ?? {}).length > 0)
    throw new Error(`metadata is restricted: ${JSON.stringify(metadata)}`);
  return structureOf({ ...schema, properties }, collected);
}

/** Below this length a schema is shorter than what refers to it would save. */
const worthSharing = 60;

/** Puts each subtree that stands in several places into one list, and a number in its places. */
function share(kinds: CustomResources['kinds']): CustomResources {
  const places = new Map<string, number>();
  const children = ({ properties = {}, additionalProperties, items }: Structural): Structural[] => [
    ...Object.values(properties),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...(items ? [items] : []),
  ];
  const count = (schema: Structural): void => {
    const text = JSON.stringify(schema);
    const before = places.get(text) ?? 0;
    places.set(text, before + 1);
    if (before === 0) children(schema).forEach(count);
  };
  const roots = Object.values(kinds).flatMap((versions) =>
    Object.values(versions).flatMap(Object.values<Structural>),
  );
  roots.forEach(count);

  const shared: Structural[] = [];
  const numbers = new Map<string, number>();
  const replace = (schema: Structural): Structural => {
    const text = JSON.stringify(schema);
    if (text.length < worthSharing || places.get(text) === 1) return within(schema);
    const known = numbers.get(text);
    if (known !== undefined) return { $ref: known };
    const number = shared.push({}) - 1;
    numbers.set(text, number);
    shared[number] = within(schema);
    return { $ref: number };
  };
  const within = (schema: Structural): Structural => {
    const { properties, additionalProperties: rest, items } = schema;
    return {
      ...schema,
      ...(properties && { properties: mapValues(properties, replace) }),
      ...(typeof rest === 'object' && { additionalProperties: replace(rest) }),
      ...(items && { items: replace(items) }),
    };
  };
  const replaced = mapValues(kinds, (versions) => mapValues(versions, (all) => mapValues(all, replace)));
  return { kinds: replaced, shared };
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** The structure of definitions and the rules in CEL that it has the numbers of. */
export function customSchemas(
  definitions: readonly Definition[],
): CustomResources & { rules: readonly CelRule[] } {
  const collected: Collected = { rules: new Map() };
  const kinds: Record<string, Record<string, Record<string, Structural>>> = {};
  for (const { spec } of definitions) {
    const versions = kinds[spec.group] ?? {};
    kinds[spec.group] = versions;
    for (const { name, served, schema, subresources } of spec.versions) {
      if (!served) continue;
      const structure = rootOf(schema.openAPIV3Schema, collected);
      const root = withReplicas(structure, subresources?.scale?.specReplicasPath);
      versions[name] = { ...versions[name], [spec.names.kind]: root };
    }
  }
  return { ...share(kinds), rules: [...collected.rules.keys()].map((text): CelRule => JSON.parse(text)) };
}
