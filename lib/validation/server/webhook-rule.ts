import { asText, listIn } from '../../model/read-json';
import type { Refuse } from './server-check';
import { isGiven } from './union';

/** Which requests somebody is asked about. */
export function checkRule(
  rule: Readonly<Record<string, unknown>>,
  at: readonly (string | number)[],
  refuse: Refuse,
): void {
  for (const field of ['operations', 'apiGroups', 'apiVersions', 'resources'] as const) {
    const list = listIn(rule[field]);
    const tell = (message: string) => refuse('webhook-rule', '', [...at, field], message);
    if (list.length === 0) tell(`A rule names ${field}; "*" stands for all.`);
    else if (field !== 'resources' && list.length > 1 && list.includes('*'))
      tell('"*" stands for all, so it stands alone.');
    else if (field !== 'apiGroups' && list.some((each) => !isGiven(each)))
      tell(`Of the ${field} each has a name.`);
    else if (field === 'resources') {
      const fault = faultIn(list);
      if (fault !== undefined) tell(fault);
    }
  }
}

/** What is wrong with resources and their parts: `pods`, `pods/status`, of which `*` stands for all. */
function faultIn(list: readonly unknown[]): string | undefined {
  if (list.length > 1 && list.includes('*/*')) return '"*/*" stands for all, so it stands alone.';
  const taken = new Set<string>();
  // The server looks at the last one that is no part.
  let isPlain = false;
  for (const entry of list) {
    const [resource = '', ...parts] = asText(entry).split('/');
    const part = parts.join('/');
    if (parts.length === 0) {
      isPlain = entry !== '*';
      continue;
    }
    if (taken.has(`${resource}/*`) || taken.has(`*/${part}`))
      return `"${asText(entry)}" is among what stands before it.`;
    if (part === '*' || resource === '*') taken.add(asText(entry));
  }
  return isPlain && list.includes('*') ? '"*" stands for all that are no parts.' : undefined;
}
