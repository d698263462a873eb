const powers: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/** Bytes as docker compose reads them, in powers of 1024 whatever the unit's spelling; nothing where it cannot be told. */
export function bytesIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?) ?([bkmgtp]?)i?b?$/i.exec(value) : null;
  if (match === null) return undefined;
  const [, count = '', unit = ''] = match;
  return Math.trunc(Number(count) * 1024 ** (powers[unit.toLowerCase()] ?? 0));
}

/** A number, also as text; nothing where it cannot be told, as with a variable. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}
