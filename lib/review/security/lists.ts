import { shapeOf } from '../compare/difference';
import type { Judged, Judgement } from './judgement';

/** Entries more allow more. */
export function opened(
  { before, after, differences }: Judged,
  place: RegExp,
  more: string,
  less: string,
): readonly Judgement[] {
  if (before === undefined) return [{ verdict: 'widened', message: more, steps: [] }];
  if (after === undefined) return [{ verdict: 'narrowed', message: less, steps: [] }];
  return differences
    .filter(({ steps }) => place.test(shapeOf(steps)))
    .map(({ steps, before: was, after: is }) =>
      is === undefined
        ? { verdict: 'narrowed', message: less, steps }
        : { verdict: was === undefined ? 'widened' : 'changed', message: more, steps },
    );
}
