import { customSources, readDefinitions } from './custom-resources';
import { customSchemas } from './custom-schemas';

/**
 * The files of schemas/crd, by name: for each source its structure and, apart, its rules in CEL; and the index of groups.
 * @param metadata where the metadata of every object is checked: `module#function`.
 */
export function customData(metadata: string): Map<string, string> {
  const files = new Map<string, string>();
  const groups: Record<string, { file: string; title: string }> = {};
  for (const source of customSources) {
    const { kinds, shared, rules } = customSchemas(readDefinitions(source));
    for (const group of Object.keys(kinds)) groups[group] = { file: source.file, title: source.title };
    files.set(`${source.file}.json`, `${JSON.stringify({ kinds, shared })}\n`);
    files.set(`${source.file}.rules.json`, `${JSON.stringify(rules)}\n`);
  }
  files.set('index.json', `${JSON.stringify({ metadata, groups })}\n`);
  return files;
}
