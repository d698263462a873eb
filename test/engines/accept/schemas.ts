import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, entriesAt, isFields, listAt, textAt } from '../host/json';
import type { Client } from '../kubernetes/client';

/**
 * Writes the server's own OpenAPI as the folder of strict JSON Schemas that kubeconform reads: one file for each
 * kind, which points into one file of definitions. Gives the pattern of file names that kubeconform wants.
 */
export async function writeSchemas(client: Client, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const definitions = entriesAt(await client.get('/openapi/v2'), 'definitions');
  const strict = Object.fromEntries(definitions.map(([name, schema]) => [name, tighten(schema)]));
  writeFileSync(join(folder, '_definitions.json'), JSON.stringify({ definitions: strict }));
  for (const [name, schema] of definitions)
    for (const kind of listAt(schema, 'x-kubernetes-group-version-kind')) {
      const group = textAt(kind, 'group').split('.')[0];
      const parts = [textAt(kind, 'kind'), group, textAt(kind, 'version')].filter((part) => part !== '');
      const file = `${parts.join('-').toLowerCase()}.json`;
      writeFileSync(join(folder, file), JSON.stringify({ $ref: `_definitions.json#/definitions/${name}` }));
    }
  return join(folder, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
}

/** No object takes a property that it does not name; numbers may be where the server takes both. */
function tighten(schema: unknown): unknown {
  if (!isFields(schema)) return schema;
  if (schema.format === 'int-or-string') return { oneOf: [{ type: 'string' }, { type: 'integer' }] };
  const properties = entriesAt(schema, 'properties').map(([name, value]) => [name, tighten(value)]);
  if (properties.length === 0) return schema;
  const open = at(schema, 'additionalProperties') !== undefined;
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    ...(open ? {} : { additionalProperties: false }),
  };
}
