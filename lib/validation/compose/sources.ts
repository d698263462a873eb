import type { JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import type { Complain } from '../complain';

/** Where the content of an entry may come from. */
const sources = {
  configs: ['file', 'environment', 'content'],
  secrets: ['file', 'environment'],
} as const;

/** Configs and secrets come from one place each. */
export function checkSources(rest: JsonObject, complain: Complain): void {
  for (const section of ['configs', 'secrets'] as const) {
    for (const [name, value] of Object.entries(objectIn(rest[section]))) {
      const entry = objectIn(value);
      const given = sources[section].filter((key) => entry[key] !== undefined);
      if (given.length === 1) continue;
      const isElsewhere = entry.external !== undefined || entry.driver !== undefined;
      if (given.length === 0 && isElsewhere) continue;
      const all = sources[section].map((key) => `\`${key}\``).join(', ');
      complain({
        message:
          given.length === 0
            ? `Nothing says where the content of "${name}" in "${section}" comes from.`
            : `"${name}" in "${section}" has more than one source: ${given.join(' and ')}.`,
        fix: `Give one of ${all}.`,
        at: [section, name],
      });
    }
  }
}
