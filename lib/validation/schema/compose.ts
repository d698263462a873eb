import { pointerTo } from '../../diagnostics/json-pointer';
import { isObject } from '../../model/json';
import { composeSections, entrySchemas } from './compose-sections';
import type { Definitions } from './definitions';
import { fieldsAt } from './definitions';
import type { Validate } from './raw-problem';
import { merge, report } from './report';
import { schemaFile } from './schema-file';
import type { SchemaProblem } from './schema-problem';
import { unknownField } from './sentence';

function validate(name: string, value: unknown): SchemaProblem[] {
  const functions: Readonly<Record<string, Validate>> = require(schemaFile('compose/compose.js'));
  const raw = functions[name]?.(value, '', null) ?? null;
  if (raw === null) return [];
  const definitions: Definitions = require(schemaFile('compose/definitions.json'));
  const problems = report(value, raw, [], (field, parent) =>
    unknownField(field, fieldsAt(definitions, name, parent)),
  );
  return merge(problems);
}

/** What the Compose schema has against one service; pointers start at the service. */
export function validateComposeService(service: unknown): SchemaProblem[] {
  return validate('service', service);
}

/** What the Compose schema has against a file: its top level, and every entry of its sections. */
export function validateCompose(document: unknown): SchemaProblem[] {
  const problems = validate('file', document);
  if (!isObject(document)) return problems;
  for (const section of composeSections) {
    const entries = document[section];
    if (!isObject(entries)) continue;
    for (const [name, entry] of Object.entries(entries)) {
      const place = pointerTo('', section, name);
      for (const problem of validate(entrySchemas[section], entry)) {
        problems.push({ ...problem, pointer: place + problem.pointer });
      }
    }
  }
  return merge(problems);
}
