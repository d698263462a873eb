/** Stands for what nobody is to read. */
export const blank = '…';

/** A part of a text, the end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** In order, none overlapping another. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && next.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, next.end) };
    else result.push(next);
  }
  return result;
}

/** The stretches of one line, from its own start; `stretches` are merged. */
export function withinLine(
  stretches: readonly Stretch[],
  offset: number,
  { length }: { readonly length: number },
): Stretch[] {
  return stretches
    .filter(({ start, end }) => end > offset && start < offset + length)
    .map(({ start, end }) => ({
      start: Math.max(0, start - offset),
      end: Math.min(length, end - offset),
    }));
}

/** The text with a `…` for each of its stretches, which are merged. */
export function withoutStretches(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  let shown = '';
  let at = 0;
  for (const { start, end } of stretches) {
    shown += text.slice(at, start) + blank;
    at = end;
  }
  return shown + text.slice(at);
}
