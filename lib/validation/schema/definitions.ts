import { stepsOf } from '../../diagnostics/json-pointer';

/** As much of a schema as it takes to find the fields that may stand at a place. */
export interface Definition {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly patternProperties?: Readonly<Record<string, Definition>>;
  readonly additionalProperties?: boolean | Definition;
  readonly items?: Definition;
}

export type Definitions = Readonly<Record<string, Definition>>;

function child(definition: Definition, segment: string): Definition | undefined {
  const field = definition.properties?.[segment];
  if (field !== undefined) return field;
  const named = Object.entries(definition.patternProperties ?? {}).find(([pattern]) =>
    new RegExp(pattern).test(segment),
  );
  if (named !== undefined) return named[1];
  const { additionalProperties, items } = definition;
  return typeof additionalProperties === 'object' ? additionalProperties : items;
}

/** The fields that the object at `pointer` may have, where the whole is described by `root`. */
export function fieldsAt(definitions: Definitions, root: string, pointer: string): readonly string[] {
  const resolve = (definition: Definition | undefined): Definition | undefined =>
    definition?.$ref === undefined ? definition : definitions[definition.$ref];
  let definition = resolve({ $ref: root });
  for (const segment of stepsOf(pointer)) definition = resolve(definition && child(definition, segment));
  return Object.keys(definition?.properties ?? {});
}
