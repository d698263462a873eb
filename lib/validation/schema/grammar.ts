/** What the decoder of a Kubernetes quantity takes: `250m`, `1.5`, `128Mi`, `1e3`, with space around it. */
export const quantityPattern =
  '^\\s*(?=\\S)[+-]?[0-9]*(?:\\.[0-9]*)?(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?\\s*$';

/** A time of RFC 3339, as lenient as Go's reader. */
export const timePattern =
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})$';

/** Bytes in standard base64 with padding; line breaks may stand anywhere. */
export const base64Pattern =
  '^[\\r\\n]*(?:(?:[A-Za-z0-9+/][\\r\\n]*){4})*' +
  '(?:(?:[A-Za-z0-9+/][\\r\\n]*){2}(?:=[\\r\\n]*){2}|(?:[A-Za-z0-9+/][\\r\\n]*){3}=[\\r\\n]*)?$';

/** A share of a number, such as `25%`. */
export const percentPattern = '^[0-9]+%$';

/**
 * What to say of a string that does not match. The string itself is never repeated: it may be a secret.
 * The patterns of Compose are those of its schema, and a test knows when they change.
 */
const expectations: Readonly<Record<string, string>> = {
  [quantityPattern]: 'an amount such as "250m", "1.5" or "128Mi"',
  [timePattern]: 'a time such as "2026-01-31T12:00:00Z"',
  [base64Pattern]: 'base64',
  [percentPattern]: 'a whole number or a percentage such as "25%"',
  '^(?:all)$': '"all" or a list of devices',
  '[a-zA-Z0-9][a-zA-Z0-9_.-]+': 'a name of at least two letters, digits, "_", "." or "-"',
  'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+':
    '"always", "never", "missing", "build", "daily", "weekly" or "every_" and a time span',
};

/** The patterns that have a sentence of their own. */
export const explainedPatterns: readonly string[] = Object.keys(expectations);

export function expectationOf(pattern: string): string {
  return expectations[pattern] ?? `text that matches ${pattern}`;
}
