import { digits, withoutEnd } from './without-end';
/** What a name says that its value is: a password is one whatever it looks like, the others only where they may be. */
export type SecretKind = 'password' | 'token' | 'secret' | 'key' | 'login';

/** Nearly no name holds one of them. */
const hint = /pass|pwd|secret|token|key|masterauth|authorization/i;
/** `PROXY_PASS` and its like are places, and nobody passes by a password. */
const notBeforePass = new Set(['proxy', 'fastcgi', 'uwsgi', 'scgi', 'grpc', 'first', 'second', 'by', 'com']);
/** The secret of these is a name on Kubernetes: that of a Secret object. */
const notBeforeSecret = new Set(['tls', 'pull', 'imagepull', 'existing']);
const beforeKey = new Set([
  ...['access', 'api', 'auth', 'cipher', 'crypto', 'enc', 'encryption', 'jwt', 'master', 'private', 'secret'],
  ...['session', 'shared', 'signing'],
]);
/** These go to every browser: `NEXT_PUBLIC_API_KEY`, `STRIPE_PUBLISHABLE_API_KEY`. */
const forEverybody = /\b(?:public|publishable|anon)\b/;

/** Whether a name promises a secret: `POSTGRES_PASSWORD`, `apiKey`; not `PASSWORD_FILE`, `TOKEN_URL` or a path. */
export function secretKindOf(name: string): SecretKind | undefined {
  if (!hint.test(name) || name.includes('/')) return undefined;
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const before = words.at(-2);
  if (/(?:password|passwd|passphrase)$/.test(last)) return 'password';
  if (last === 'requirepass' || last === 'masterauth') return 'password';
  // `PWD` alone is the working folder.
  if (last === 'pwd' && before !== undefined && before !== 'old') return 'password';
  if (last === 'pass' && before !== undefined && !notBeforePass.has(before)) return 'password';
  if (forEverybody.test(words.join(' '))) return undefined;
  if (last === 'token' || /(?:access|api|auth)token$/.test(last)) return 'token';
  if (last === 'secret' && !notBeforeSecret.has(before ?? '')) return 'secret';
  if (last === 'clientsecret') return 'secret';
  if (last === 'authorization' && words.length <= 2) return 'login';
  if (last === 'apikey' || (last === 'key' && beforeKey.has(before ?? ''))) return 'key';
  return words.slice(-3).join(' ') === 'secret key base' ? 'key' : undefined;
}

/** `POSTGRES_PASSWORD_2` and `dbPassword` as words, without a number at the end. */
function wordsOf(name: string): string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  while (/^\d+$/.test(words.at(-1) ?? '')) words.pop();
  const last = words.pop();
  return last === undefined ? words : [...words, withoutEnd(last, digits)];
}

const settings =
  /^(?:true|false|yes|no|on|off|[01]|none|null|nil|undefined|enabled?|disabled?|required|optional|prompt|ask|auto|default|never|always|file|env|vault|any|all|bearer|basic|md5|scram-sha-256)$/i;
/** What somebody or something fills in: `<password>`, `${PASSWORD}`, `{{ password }}`, `***`. */
const placeholder = /^[<{[(%*&|>!]|^\$|\$[{(]|\{\{|^x{3,}$|…|\.\.\./i;
const place = /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\|[a-z][a-z0-9+.-]*:\/\/)/;

/** Whether a value, under a name that promises a secret, can be one: no setting, no place, nothing to be filled in. */
export function isSecretValue(value: string, kind: SecretKind): boolean {
  const text = value.trim();
  if (text === '' || text.includes('\0')) return false;
  if (kind === 'login') return /^(?:bearer|basic|token) [^<{[($%*\s][^\s]{3,}$/i.test(text);
  if (settings.test(text) || placeholder.test(text) || place.test(text)) return false;
  return kind === 'password' || (text.length >= 6 && !/^\d+$|\s/.test(text));
}
