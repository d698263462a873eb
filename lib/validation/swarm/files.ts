import type { JsonObject } from '../../model/json';
import { objectIn, textIn } from '../../model/read-json';
import type { Complain } from '../complain';

/** As the Engine takes the name of a config or a secret. */
const named = /^(?=.{1,64}$)[a-zA-Z0-9](?:[-_.a-zA-Z0-9]*[a-zA-Z0-9])?$/;

/** Configs and secrets come from one place each, under a name that the Engine takes. */
export function checkFiles(rest: JsonObject, complain: Complain): void {
  for (const section of ['configs', 'secrets'] as const) {
    for (const [key, value] of Object.entries(objectIn(rest[section]))) {
      const entry = objectIn(value);
      const isElsewhere = entry.external !== undefined || entry.driver !== undefined;
      if ((entry.file !== undefined) === isElsewhere)
        complain({
          message: isElsewhere
            ? `"${key}" in "${section}" is made of a file, and is there already.`
            : `Nothing says where the content of "${key}" in "${section}" comes from.`,
          fix: 'Give it a `file`, or say that it is `external`.',
          at: [section, key],
        });
      const name = textIn(entry.name);
      if (name === undefined || name.includes('$') || named.test(name)) continue;
      complain({
        message: `"${name}" cannot be the name of one of the ${section} of a swarm.`,
        fix: 'Use letters, digits, "-", "_" and ".", 64 at most, with a letter or a digit first and last.',
        at: [section, key, 'name'],
      });
    }
  }
}
