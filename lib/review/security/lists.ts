import { objectIn } from '../../model/read-json';
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

/** A policy refuses all but what it lists. */
export function policy(judged: Judged, place: RegExp): readonly Judgement[] {
  const { before, after, differences } = judged;
  if (after === undefined)
    return [{ verdict: 'widened', message: 'is gone, and what it refused with it', steps: [] }];
  if (before === undefined)
    return [{ verdict: 'narrowed', message: 'refuses what it does not list', steps: [] }];
  const denies = objectIn(after.spec).action === 'DENY';
  return differences
    .filter(({ steps }) => place.test(shapeOf(steps)))
    .map(({ steps, before: was, after: is }): Judgement => {
      const isMore = was === undefined;
      if (was !== undefined && is !== undefined)
        return { verdict: 'changed', message: 'opens another way', steps };
      return isMore !== denies
        ? { verdict: 'widened', message: 'opens one way more', steps }
        : { verdict: 'narrowed', message: 'opens one way less', steps };
    });
}
