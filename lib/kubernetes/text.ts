import type { Text } from '../model/reference';
import { type Place, reportAt } from './place';
import { type ClusterValue, resolve } from './reference';

/** Prints a text where Kubernetes takes it letter by letter: probes, hooks, files, image names. */
export function plainText(text: Text, place: Place): string {
  if (typeof text === 'string') return text;
  let plain = '';
  for (const part of resolve(text, place)) {
    if (typeof part === 'string') plain += part;
    else reportOutOfReach(part, place);
  }
  return plain;
}

function reportOutOfReach(value: ClusterValue, place: Place): void {
  if (value.kind === 'secret') {
    reportAt(place, {
      code: 'secret/in-config',
      message: `The secret "${value.name}/${value.key}" cannot be used here: it would be written in the clear.`,
      fix: 'Give it to the container as an env value or a secret file, and read it there.',
    });
    return;
  }
  const what =
    value.kind === 'config' ? `The config "${value.name}/${value.key}"` : `The field "${value.path}"`;
  reportAt(place, {
    code: 'parity/not-expressible',
    severity: 'error',
    message: `${what} is known to the cluster alone, which fills it in for env, command and args only.`,
    fix: 'Give it to the container as an env value, and read it there.',
  });
}
