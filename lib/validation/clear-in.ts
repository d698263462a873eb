import { clearInConfig, clearInText, clearUnderName } from '../diagnostics/clear-text';
import type { Credential } from '../diagnostics/credentials';
import { secretKindOf } from '../diagnostics/secret-name';
import type { LiteralKind } from './literals';

/** What of a literal is a secret by its form or its name, if anything is. */
export function clearIn(text: string, kind: LiteralKind, name?: string): Credential | undefined {
  if (text === '') return undefined;
  if (kind === 'file') {
    const [found] = clearInConfig(text);
    // A file of one line is a value, which the file gives its name; so is a variable in a ConfigMap.
    if (found !== undefined || name === undefined || /\n./.test(text)) return found;
    return clearUnderName(name, text)[0];
  }
  // What a label or an annotation calls a secret is the name of one.
  const isNamed = name !== undefined && (kind !== 'label' || secretKindOf(name) !== 'secret');
  return (isNamed ? clearUnderName(name, text) : clearInText(text))[0];
}
