import type { Structural } from './structural';

/**
 * What a server asks, whatever the schema says, of the count that a definition names for `kubectl scale`.
 * @param path As the definition has it: `.spec.replicas`.
 */
export function withReplicas(schema: Structural, path: string | undefined): Structural {
  return path === undefined ? schema : bounded(schema, path.split('.').slice(1));
}

function bounded(schema: Structural, [step, ...rest]: readonly string[]): Structural {
  if (step === undefined) return { minimum: 0, maximum: 2 ** 31 - 1, ...schema };
  const { properties = {} } = schema;
  const next = Object.hasOwn(properties, step) ? properties[step] : undefined;
  return next === undefined
    ? schema
    : { ...schema, properties: { ...properties, [step]: bounded(next, rest) } };
}
