import type { JsonSchema } from './json-schema';

/** Whether the wide schema is known to accept every value that the narrow one accepts. */
export type Contains = (narrow: JsonSchema, wide: JsonSchema) => boolean;

/** Whether one keyword of the wide schema is known to refuse nothing that the narrow schema accepts. */
type Rule = (narrow: JsonSchema, wide: JsonSchema, contains: Contains) => boolean;

const anything: JsonSchema = {};

const isType: Rule = (narrow, wide) => {
  if (wide.type === undefined) return true;
  const taken = [wide.type].flat();
  if (taken.includes('number')) taken.push('integer');
  return narrow.type !== undefined && [narrow.type].flat().every((type) => taken.includes(type));
};

const isListed: Rule = (narrow, wide) =>
  wide.enum === undefined || (narrow.enum?.every((value) => wide.enum?.includes(value)) ?? false);

const noHigher =
  (keyword: 'minimum' | 'minItems' | 'minLength'): Rule =>
  (narrow, wide) =>
    (wide[keyword] ?? -Infinity) <= (narrow[keyword] ?? -Infinity);

const noLower: Rule = (narrow, wide) => (wide.maximum ?? Infinity) >= (narrow.maximum ?? Infinity);

/** References are names that hold everywhere, so equal text has one meaning. */
const equalOrAbsent =
  (keyword: 'pattern' | 'format' | 'uniqueItems' | 'anyOf' | 'oneOf'): Rule =>
  (narrow, wide) =>
    wide[keyword] === undefined || JSON.stringify(wide[keyword]) === JSON.stringify(narrow[keyword]);

const isGiven: Rule = (narrow, wide) =>
  wide.required?.every((field) => narrow.required?.includes(field)) ?? true;

const haveItems: Rule = (narrow, wide, contains) =>
  wide.items === undefined || contains(narrow.items ?? anything, wide.items);

/** The schema of fields without a name; undefined where there may be none. */
function restOf({ additionalProperties = true }: JsonSchema): JsonSchema | undefined {
  if (typeof additionalProperties === 'object') return additionalProperties;
  return additionalProperties ? anything : undefined;
}

const haveFields: Rule = (narrow, wide, contains) =>
  Object.entries(wide.properties ?? {}).every(([field, schema]) => {
    const own = Object.hasOwn(narrow.properties ?? {}, field) ? narrow.properties?.[field] : restOf(narrow);
    return own === undefined || contains(own, schema);
  });

const haveOtherFields: Rule = (narrow, wide, contains) => {
  const rest = restOf(wide);
  if (rest === anything) return true;
  // A field with a name may be there and undefined; only where it has none is that a wrong value.
  const lost = Object.keys(narrow.properties ?? {}).some(
    (field) => !Object.hasOwn(wide.properties ?? {}, field),
  );
  const own = restOf(narrow);
  return !lost && (own === undefined || (rest !== undefined && contains(own, rest)));
};

/** Says how a server merges lists, not what it accepts. */
const isNote: Rule = () => true;

const rules: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    type: isType,
    enum: isListed,
    minimum: noHigher('minimum'),
    maximum: noLower,
    minItems: noHigher('minItems'),
    minLength: noHigher('minLength'),
    pattern: equalOrAbsent('pattern'),
    format: equalOrAbsent('format'),
    uniqueItems: equalOrAbsent('uniqueItems'),
    anyOf: equalOrAbsent('anyOf'),
    oneOf: equalOrAbsent('oneOf'),
    required: isGiven,
    properties: haveFields,
    additionalProperties: haveOtherFields,
    items: haveItems,
    'x-kubernetes-list-type': isNote,
    'x-kubernetes-list-map-keys': isNote,
  } satisfies Partial<Record<keyof JsonSchema, Rule>>),
);

/**
 * Whether every keyword of the two schemas lets the wide one accept what the narrow one accepts; `contains`
 * judges the schemas of their parts. A keyword without a rule may mean anything, so it proves nothing.
 */
export function keywordsContain(narrow: JsonSchema, wide: JsonSchema, contains: Contains): boolean {
  return Object.keys({ ...narrow, ...wide }).every(
    (keyword) => rules.get(keyword)?.(narrow, wide, contains) ?? false,
  );
}
