import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of a generated schema as it takes to write a value for it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}

const definitions: Readonly<Record<string, Schema>> = JSON.parse(
  readFileSync(join(__dirname, '../../../schemas/kubernetes/definitions.json'), 'utf8'),
);

/** Texts that match the patterns of the schemas: any, an amount, a time, bytes, a percentage, and what has a grammar. */
const texts = [
  'text',
  '1',
  '2026-01-31T12:00:00Z',
  'YQ==',
  '10%',
  '10.0.0.1',
  '10.0.0.0/8',
  'example.com',
  'example.com/path',
  '/path',
  'iqn.2026-01.com.example:disk',
];

function textFor({ pattern = '' }: Schema): string {
  const text = texts.find((one) => new RegExp(pattern).test(one));
  if (text === undefined) throw new Error(`no text for ${pattern}`);
  return text;
}

/** Each definition is written out where it is first met; further on, and within itself, it is null where that is taken. */
function write(schema: Schema, met: Set<string>): unknown {
  if (schema.$ref !== undefined) {
    if (met.has(schema.$ref)) return null;
    return write(definitions[schema.$ref] ?? {}, met.add(schema.$ref));
  }
  if (schema.enum !== undefined) return schema.enum[0];
  const { properties, additionalProperties, items } = schema;
  switch ([schema.type].flat()[0]) {
    case 'object':
      if (typeof additionalProperties === 'object') return { key: write(additionalProperties, met) };
      return Object.fromEntries(
        Object.entries(properties ?? {}).map(([field, one]) => [field, write(one, met)]),
      );
    case 'array':
      return list(items ?? {}, schema.minItems ?? 0, met);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1);
    case 'boolean':
      return true;
    case 'string':
      return textFor(schema);
    default:
      return { anything: true };
  }
}

/** What is no entry when it is null is left out of a list, or written once more where there has to be one. */
function list(items: Schema, least: number, met: Set<string>): unknown[] {
  const definition = items.$ref !== undefined && met.has(items.$ref) ? definitions[items.$ref] : undefined;
  if (definition?.type !== 'object') return [write(items, met)];
  return least === 0 ? [] : [write(definition, met)];
}

/** An object that has, of every definition its schema reaches, every field once, each with a value it accepts. */
export function specimen(apiVersion: string, kind: string, start: string): Record<string, unknown> {
  const fields = Object(write({ $ref: start.slice(start.indexOf('#') + 1) }, new Set()));
  return { ...fields, apiVersion, kind };
}
