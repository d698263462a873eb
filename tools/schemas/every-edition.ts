import type { JsonSchema } from './json-schema';
import type { Edition } from './units';

/** The name that stands for all minors at once, where others stand for themselves. */
export const every = 'every';

function inBoth<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a.filter((one) => b.includes(one));
}

const typesOf = ({ type }: JsonSchema): readonly string[] | undefined =>
  type === undefined ? undefined : [type].flat();

/**
 * One definition; of one whose values a server looks at (`Name`, in lists `Name!`) and ignores (`Name~`) the former,
 * which accepts less.
 */
function meetReferences(a: string | undefined, b: string | undefined): JsonSchema | undefined {
  if (b === `${a?.replace('!', '')}~`) return { $ref: a };
  return a === b || a === `${b?.replace('!', '')}~` ? { $ref: b } : undefined;
}

/** The fields that both have; one of which nothing is accepted by both is left out. */
function meetFields(
  a: Readonly<Record<string, JsonSchema>>,
  b: Readonly<Record<string, JsonSchema>>,
): Record<string, JsonSchema> {
  const fields: Record<string, JsonSchema> = {};
  for (const [field, schema] of Object.entries(a)) {
    const other = b[field];
    const shared = other && meet(schema, other);
    if (shared !== undefined) fields[field] = shared;
  }
  return fields;
}

/**
 * A schema of what two schemas both accept, or undefined where they have too little in common. It is a proposal, and
 * takes from `b` what it does not weigh: that it accepts nothing else is for `containment` to prove.
 */
function meet(a: JsonSchema, b: JsonSchema): JsonSchema | undefined {
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  if (a.$ref !== undefined || b.$ref !== undefined) return meetReferences(a.$ref, b.$ref);
  const types = inBoth(typesOf(a), typesOf(b));
  const values = inBoth(a.enum, b.enum);
  const bothLists = a.items !== undefined && b.items !== undefined;
  const items = a.items && b.items && meet(a.items, b.items);
  if (types?.length === 0 || values?.length === 0 || (bothLists && items === undefined)) return undefined;
  return {
    ...a,
    ...b,
    ...(types === undefined ? {} : { type: types.length === 1 ? types[0] : types }),
    ...(values === undefined ? {} : { enum: values }),
    ...(a.properties && b.properties ? { properties: meetFields(a.properties, b.properties) } : {}),
    ...(a.required && b.required ? { required: [...new Set([...a.required, ...b.required])] } : {}),
    ...(items ? { items } : {}),
  };
}

/**
 * One more edition, of what every minor accepts: an object that its schemas have nothing against is checked for all
 * minors at once. It has the kinds of the newest minor.
 */
export function everyEdition(editions: readonly Edition[]): Edition {
  const schemas = new Map<string, JsonSchema>();
  for (const edition of editions) {
    for (const [name, schema] of edition.schemas) {
      const before = schemas.get(name);
      schemas.set(name, (before && meet(before, schema)) ?? schema);
    }
  }
  return { minor: every, schemas, roots: editions.at(-1)?.roots ?? new Map() };
}
