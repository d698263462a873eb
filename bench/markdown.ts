/** A table; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}

/** A figure that is wanted, beside the one that was measured. */
export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}

/** At most (or at least) so much is wanted. */
export function target(
  what: string,
  measured: number,
  bound: { readonly most: number } | { readonly least: number },
  unit: string,
  digits = 1,
): Target {
  const atMost = 'most' in bound;
  const limit = atMost ? bound.most : bound.least;
  return {
    what,
    wanted: `${atMost ? '≤' : '≥'} ${limit}${unit}`,
    measured: `${measured.toFixed(digits)}${unit}`,
    met: atMost ? measured <= limit : measured >= limit,
  };
}

export function targetTable(targets: readonly Target[]): string {
  return table(
    ['Figure', 'wanted', 'measured', ''],
    targets.map(({ what, wanted, measured, met }) => [what, wanted, measured, met ? 'met' : '**missed**']),
  );
}
