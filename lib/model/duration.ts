const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

const grammar = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/;
const order = ['h', 'm', 's', 'ms'] as const;

/**
 * Reads a time span: a number of seconds, or `'500ms'`, `'10s'`, `'1m30s'`, `'1h'`.
 * @returns whole milliseconds; nothing for what is malformed, negative, without a unit, or finer than that.
 */
export function parseDuration(value: string | number): number | undefined {
  if (typeof value === 'number') return value >= 0 ? inMilliseconds(value, 1000) : undefined;
  const match = value === '' ? null : grammar.exec(value);
  if (match === null) return undefined;
  let total = 0;
  for (const [index, unit] of order.entries()) {
    const part = inMilliseconds(Number(match[index + 1] ?? 0), milliseconds[unit] ?? 1);
    if (part === undefined) return undefined;
    total += part;
  }
  return Number.isSafeInteger(total) ? total : undefined;
}

/** Whole milliseconds, or nothing: dividing back tells a rounding error of the product from a true fraction. */
function inMilliseconds(count: number, unit: number): number | undefined {
  const product = Math.round(count * unit);
  return product / unit === count && Number.isSafeInteger(product) ? product : undefined;
}
