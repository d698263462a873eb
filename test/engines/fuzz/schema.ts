import { isObject } from '../../../lib/model/json';
import type { Random } from './random';

/** A schema as the generated files hold it: read with care, for nobody has typed it. */
export type Schema = object;
export type Definitions = Readonly<Record<string, Schema>>;

/** What a property, an entry of a map, or one of a list has to be; nothing where there is none. */
export function within(schema: Schema, step: string | number, definitions: Definitions): Schema | undefined {
  const { properties, patternProperties, additionalProperties, items } = resolved(schema, definitions);
  if (typeof step === 'number') return isObject(items) ? items : undefined;
  if (isObject(properties) && isObject(properties[step])) return properties[step];
  for (const [pattern, each] of Object.entries(isObject(patternProperties) ? patternProperties : {}))
    if (new RegExp(pattern, 'u').test(step) && isObject(each)) return each;
  return isObject(additionalProperties) ? additionalProperties : undefined;
}

/** As deep as what is made up may be. */
const deepest = 5;

/** Words of the many grammars there are: a pattern takes the ones that it fits. */
const words = [
  ...[
    'a',
    'web',
    'a-b',
    'acme.dev/a',
    'acme.dev',
    'A',
    'Always',
    'always',
    'never',
    'build',
    'data',
    'IPv4',
    'v1',
  ],
  ...['1', '0', '80', '10%', '5s', '30s', '100m', '64Mi', '1.5', '10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'],
  ...[
    '/a',
    '/a/b',
    './a',
    'a b',
    'a=b',
    'json-file',
    'bridge',
    '2024-01-01T00:00:00Z',
    '* * * * *',
    'UTC',
    'e30=',
  ],
];
const numbers = [0, 1, 2, 10, 30, 80, 600, 8080, 30080, 65535];

/** Makes up a value that a schema takes, as far as a schema says; nothing where none comes to mind. */
export function fill(schema: Schema, definitions: Definitions, random: Random, depth = 0): unknown {
  const {
    type,
    pattern,
    enum: choices,
    oneOf,
    anyOf,
    minimum,
    maximum,
    minLength,
    ...object
  } = resolved(schema, definitions);
  const alternatives = [oneOf, anyOf].find(Array.isArray);
  if (alternatives !== undefined) {
    const chosen: unknown = random.pick(alternatives);
    return isObject(chosen) ? fill(chosen, definitions, random, depth) : undefined;
  }
  if (Array.isArray(choices))
    return random.pick(choices.filter((each: unknown) => each !== null && each !== ''));
  const types = (Array.isArray(type) ? type : [type]).filter((each: unknown) => each !== 'null');
  switch (random.pick(types)) {
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
    case 'number':
      return random.pick(
        numbers.filter((each) => each >= Number(minimum ?? 0) && each <= Number(maximum ?? 1e9)),
      );
    case 'string': {
      const fits = typeof pattern === 'string' ? new RegExp(pattern, 'u') : /(?:)/;
      return random.pick(words.filter((word) => fits.test(word) && word.length >= Number(minLength ?? 0)));
    }
    case 'array': {
      const item = isObject(object.items) && depth < deepest ? object.items : undefined;
      const made = item === undefined ? undefined : fill(item, definitions, random, depth + 1);
      return made === undefined ? undefined : [made];
    }
    case 'object':
      return fillObject(object, definitions, random, depth);
    default:
      return 'a';
  }
}

function fillObject(schema: Schema, definitions: Definitions, random: Random, depth: number): unknown {
  const { properties, required, ...map }: { properties?: unknown; required?: unknown } = schema;
  const names = isObject(properties) ? Object.keys(properties) : [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  const made: Record<string, unknown> = {};
  if (depth >= deepest) return undefined;
  for (const name of names) {
    if (!needed.includes(name) && !random.chance(1.5 / names.length)) continue;
    const inner = within(schema, name, definitions);
    const value = inner && fill(inner, definitions, random, depth + 1);
    if (value !== undefined) made[name] = value;
    else if (needed.includes(name)) return undefined;
  }
  const key = random.pick(['a', 'acme.dev/a', 'LEVEL']) ?? 'a';
  const entry = names.length === 0 ? within(map, key, definitions) : undefined;
  const value = entry && fill(entry, definitions, random, depth + 1);
  return value === undefined ? made : { [key]: value };
}

function resolved(schema: Schema, definitions: Definitions): Readonly<Record<string, unknown>> {
  let at: Readonly<Record<string, unknown>> = { ...schema };
  while (typeof at.$ref === 'string') at = { ...definitions[at.$ref] };
  return at;
}
