import { type Credential, credentialsIn } from './credentials';
import { isSecretValue, type SecretKind, secretKindOf } from './secret-name';

/** `--password=…`, `PGPASSWORD=… psql`, `?token=…`. */
const assignment =
  /(?<=^|[\s;&|"'`,({[?])(?:-{1,2})?([A-Za-z][\w.-]{0,127})=("[^"\n]*"|'[^'\n]*'|[^\s"'`;&|,)}]+)/dg;

/** `password: …` and `password = …` as configuration files have them, one a line. */
const line =
  /^[ \t+-]*["']?([A-Za-z][\w.-]{0,127})["']?[ \t]*[:=][ \t]*("[^"\n]*"|'[^'\n]*'|[^\s"'(]+)[ \t]*,?[ \t\r]*(?:[ \t][#;].*)?$/dgm;

/** `{ password: … }`, as YAML has it on one line. */
const flow =
  /(?<=[{,][ \t]*)["']?([A-Za-z][\w.-]{0,127})["']?[ \t]*:[ \t]+("[^"\n]*"|'[^'\n]*'|[^\s"'(,{}[\]][^\n,{}[\]]*?)[ \t]*(?=[,}\n]|$)/dg;

/** `{"password": "…"}` on a line of other things. */
const json = /"([A-Za-z][\w.-]{0,127})"[ \t]*:[ \t]*("(?:[^"\\\n]|\\.)*")/dg;

/** `Authorization: Bearer …`, in a command or a list of headers. */
const header = /\b(Authorization):[ \t]*([A-Za-z]{3,20} [^\s"'`]+)/dgi;

/** `${DB_PASSWORD:-…}`: what a variable of Compose is where nobody gives it a value. */
const fallback = /\$\{([A-Za-z_]\w{0,127}):?[-+]([^${}\n]+)\}/dg;

/** One cheap look tells nearly every text to hold nothing: each form has one of these. */
const hint = /[=@_]|":|KEY|PuTTY|sk-|eyJ|A[KSI]|pat-|xox|pypi|hvs\.|SG\.|uthoriz|UTHORIZ|slack/;
const nothing: readonly Credential[] = [];

/** What stands in clear in a text: credentials by their form, and what is assigned to a name that promises a secret. */
export function clearInText(text: string): readonly Credential[] {
  if (!hint.test(text)) return nothing;
  const found = credentialsIn(text);
  if (text.includes('=')) found.push(...assigned(text, assignment));
  if (text.includes('":')) found.push(...assigned(text, json, isNoName));
  if (/authorization:/i.test(text)) found.push(...assigned(text, header));
  return found;
}

/** And of a text that is only shown: what stands in for a variable that promises a secret may be none. */
export function clearInShownText(text: string): readonly Credential[] {
  return text.includes('${') ? [...clearInText(text), ...assigned(text, fallback)] : clearInText(text);
}

/** The same of the text of a configuration file. */
export function clearInConfig(text: string): readonly Credential[] {
  return [...credentialsIn(text), ...assigned(text, line, isNoName)];
}

/** And of one that is only shown: a word too much does no harm there. */
export function clearInShownConfig(text: string): readonly Credential[] {
  return [...clearInConfig(text), ...assigned(text, flow)];
}

/** A word alone is often the name of a thing in a configuration: `secret: web-tls`. */
function isNoName(name: string): boolean {
  return !/^(?:secret|token)$/i.test(name);
}

/** The option that a word of a command is the value of, by the word before it: `--password hunter2`. */
export function optionFor(before: unknown): string | undefined {
  return typeof before === 'string' && /^--?[a-z][\w-]*$/i.test(before) ? before : undefined;
}

/** What stands in clear in a value, of which the name is known. */
export function clearUnderName(name: string, value: string): readonly Credential[] {
  const found = clearInText(value);
  const kind = secretKindOf(name);
  if (found.length > 0 || kind === undefined || !isSecretValue(value, kind)) return found;
  return [{ start: 0, end: value.length, what: `a ${kind}` }];
}

function* assigned(
  text: string,
  pattern: RegExp,
  meant: (name: string) => boolean = () => true,
): Generator<Credential> {
  for (const { 1: name = '', 2: value = '', indices } of text.matchAll(pattern)) {
    const kind: SecretKind | undefined = meant(name) ? secretKindOf(name) : undefined;
    if (kind === undefined) continue;
    const quotes = /^["']/.test(value) ? 1 : 0;
    const [start, end] = indices?.[2] ?? [0, 0];
    if (!isSecretValue(value.slice(quotes, value.length - quotes), kind)) continue;
    yield { start: start + quotes, end: end - quotes, what: `a ${kind}` };
  }
}
