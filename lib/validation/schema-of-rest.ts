import { isObject, type JsonObject, pointerTo } from './json';
import { composeSections, type SchemaProblem, validateComposeEntry, validateComposeTopLevel } from './schema';

/** What the schema has against a Compose file whose services have been looked at one by one. */
export function problemsOfRest(rest: JsonObject): SchemaProblem[] {
  const problems = [...validateComposeTopLevel(rest)];
  for (const section of composeSections) {
    const entries = rest[section];
    if (!isObject(entries)) continue;
    for (const name of Object.keys(entries)) {
      for (const problem of validateComposeEntry(section, entries[name])) {
        problems.push({ ...problem, pointer: pointerTo('', section, name) + problem.pointer });
      }
    }
  }
  return problems;
}
