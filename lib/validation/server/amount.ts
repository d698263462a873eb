/** A count, or a part of all replicas in percent; nothing for what is neither, which the schema tells. */
type Amount = { readonly count: number } | { readonly percent: number };

function amountIn(value: unknown): Amount | undefined {
  if (typeof value === 'number') return { count: value };
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? undefined : { percent: Number(percent) };
}

/** Text that is not a percentage, or a number below zero: no amount of replicas. */
export function isNoAmount(value: unknown): boolean {
  if (typeof value === 'number') return value < 0;
  return typeof value === 'string' && amountIn(value) === undefined;
}

export function isAboveAll(value: unknown): boolean {
  const amount = amountIn(value);
  return amount !== undefined && 'percent' in amount && amount.percent > 100;
}

export function isNone(value: unknown): boolean {
  const amount = amountIn(value);
  return amount !== undefined && ('percent' in amount ? amount.percent === 0 : amount.count === 0);
}
