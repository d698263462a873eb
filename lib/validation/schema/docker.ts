import { pointerTo } from '../../diagnostics/json-pointer';
import { isObject } from '../../model/json';
import type { Definitions } from './definitions';
import { fieldsAt } from './definitions';
import { composeSections, type Sections, stackSections } from './docker-sections';
import type { Validate } from './raw-problem';
import { merge, report } from './report';
import { schemaFile } from './schema-file';
import type { SchemaProblem } from './schema-problem';
import { unknownField } from './sentence';

/** What the schema of one of Docker's files has against it. */
export interface DockerSchema {
  /** Against one service; pointers start at the service. */
  service(service: unknown): SchemaProblem[];
  /** Against a file: its top level, and every entry of its sections. */
  file(document: unknown): SchemaProblem[];
}

export const composeSchema = schemaOf('compose', composeSections);
export const stackSchema = schemaOf('swarm', stackSections);

function schemaOf(folder: string, sections: Sections): DockerSchema {
  const validate = (name: string, value: unknown): SchemaProblem[] => {
    const functions: Readonly<Record<string, Validate>> = require(schemaFile(`${folder}/${folder}.js`));
    const raw = functions[name]?.(value, '', null) ?? null;
    if (raw === null) return [];
    const definitions: Definitions = require(schemaFile(`${folder}/definitions.json`));
    const problems = report(value, raw, [], (field, parent) =>
      unknownField(field, fieldsAt(definitions, name, parent)),
    );
    return merge(problems);
  };
  return {
    service: (service) => validate('service', service),
    file(document) {
      const problems = validate('file', document);
      if (!isObject(document)) return problems;
      for (const [section, schema] of Object.entries(sections)) {
        const entries = document[section];
        if (!isObject(entries)) continue;
        for (const [name, entry] of Object.entries(entries)) {
          const place = pointerTo('', section, name);
          for (const problem of validate(schema, entry)) {
            problems.push({ ...problem, pointer: place + problem.pointer });
          }
        }
      }
      return merge(problems);
    },
  };
}
