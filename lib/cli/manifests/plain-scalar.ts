/** Whose YAML it is: Kubernetes' readers still know the words of YAML 1.1, to docker compose `yes` and `off` are text. */
export type Dialect = 'kubernetes' | 'compose';

/** What an unquoted word of YAML stands for; undefined for text. */
export function plainScalar(
  text: string,
  dialect: Dialect,
): { readonly value: string | number | boolean | null } | undefined {
  const first = text.charCodeAt(0);
  // Most words begin with a letter, and most of these letters begin no other thing.
  if (first >= 65 && !'yYtToOnNfF~_'.includes(text[0] ?? '')) return undefined;
  if (Object.hasOwn(words, text)) return { value: words[text] ?? null };
  if (dialect === 'kubernetes' && Object.hasOwn(switches, text)) return { value: switches[text] ?? null };
  if (/^[-+]?0[0-7]+$/.test(text)) return { value: signed(text, 8, /^0/) };
  if (/^[-+]?0o[0-7]+$/.test(text)) return { value: signed(text, 8, /^0o/) };
  if (/^[-+]?0x[0-9a-fA-F]+$/.test(text)) return { value: signed(text, 16, /^0x/) };
  if (/^[-+]?0b[01]+$/.test(text)) return { value: signed(text, 2, /^0b/) };
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text))
    return { value: Number(text) };
  return undefined;
}

const words: Readonly<Record<string, boolean | null>> = {
  ...all(null, ['', '~', 'null', 'Null', 'NULL']),
  ...all(true, ['true', 'True', 'TRUE']),
  ...all(false, ['false', 'False', 'FALSE']),
};
const switches: Readonly<Record<string, boolean | null>> = {
  ...all(true, ['yes', 'Yes', 'YES', 'on', 'On', 'ON']),
  ...all(false, ['no', 'No', 'NO', 'off', 'Off', 'OFF']),
};

function all(value: boolean | null, spellings: readonly string[]): Record<string, boolean | null> {
  return Object.fromEntries(spellings.map((word) => [word, value]));
}

function signed(text: string, radix: number, prefix: RegExp): number {
  const digits = text.replace(/^[-+]/, '').replace(prefix, '');
  return Number.parseInt(digits === '' ? '0' : digits, radix) * (text.startsWith('-') ? -1 : 1);
}
