import type { ComposeSection } from './compose-sections';
import { composeSections, entrySchemas } from './compose-sections';
import type { Definitions } from './definitions';
import { fieldsAt } from './definitions';
import { below } from './pointer';
import type { Validate } from './raw-problem';
import { merge, report } from './report';
import type { SchemaProblem } from './schema-problem';
import { unknownField } from './sentence';

function validate(name: string, value: unknown): SchemaProblem[] {
  const functions: Readonly<Record<string, Validate>> = require('lading/schemas/compose/compose.js');
  const raw = functions[name]?.(value, '', null) ?? null;
  if (raw === null) return [];
  const definitions: Definitions = require('lading/schemas/compose/definitions.json');
  const problems = report(value, raw, [], (field, parent) =>
    unknownField(field, fieldsAt(definitions, name, parent)),
  );
  return merge(problems);
}

/** What the Compose schema has against one service; pointers start at the service. */
export function validateComposeService(service: unknown): SchemaProblem[] {
  return validate('service', service);
}

/** What the Compose schema has against one entry of a section; pointers start at the entry. */
export function validateComposeEntry(section: ComposeSection, entry: unknown): SchemaProblem[] {
  return validate(entrySchemas[section], entry);
}

/** What the Compose schema has against the top level of a file: everything but the entries of its sections. */
export function validateComposeTopLevel(document: unknown): SchemaProblem[] {
  return validate('file', document);
}

/** What the Compose schema has against a whole file: its top level and every entry. */
export function validateCompose(document: unknown): SchemaProblem[] {
  const problems = validateComposeTopLevel(document);
  if (typeof document !== 'object' || document === null) return problems;
  for (const section of composeSections) {
    const entries: unknown = Reflect.get(document, section);
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) continue;
    for (const [name, entry] of Object.entries(entries)) {
      const at = below(`/${section}`, name);
      for (const problem of validateComposeEntry(section, entry)) {
        problems.push({ ...problem, pointer: at + problem.pointer });
      }
    }
  }
  return merge(problems);
}
