import { interpolated, type Lookup } from './interpolate';

const line =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*(?:[=:][ \t]*(?:'([^']*)'|"((?:[^"\\]|\\.)*)"|([^\n]*)))?/gm;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Reads a file of variables; those before a line, and those of the environment, may stand in it. */
export function readEnvFile(text: string, outer: Lookup): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const lookup: Lookup = (name) => outer(name) ?? found.get(name) ?? '';
  for (const [, name = '', literal, quoted, plain] of text.replaceAll('\r\n', '\n').matchAll(line)) {
    if (literal !== undefined) found.set(name, literal);
    else if (quoted !== undefined) found.set(name, expanded(unescaped(quoted), lookup));
    else if (plain !== undefined)
      found.set(name, expanded(plain.replace(/(?:^|[ \t])#.*$/, '').trim(), lookup));
    else if (outer(name) !== undefined) found.set(name, outer(name) ?? '');
  }
  return found;
}

function unescaped(text: string): string {
  return text.replaceAll(
    /\\(.)/gs,
    (whole, letter: string) => escapes[letter] ?? (letter === '$' ? whole : letter),
  );
}

function expanded(text: string, lookup: Lookup): string {
  return interpolated(text, lookup, () => {});
}
