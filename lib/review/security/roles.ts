import { asText, listIn, objectIn } from '../../model/read-json';
import { shapeOf } from '../compare/difference';
import type { Judged, Judgement } from './judgement';
import { moreOrLess, openingsOf } from './openings';

const steps = [{ key: 'rules' }];
const more = 'may ask more of the API server';
const less = 'may ask less of the API server';

/** What a role allows: every verb, for every kind of object, of every name that a rule lists. */
export function judgeRole({ before, after, differences }: Judged): readonly Judgement[] {
  if (before === undefined) return [{ verdict: 'widened', message: more, steps: [] }];
  if (after === undefined) return [{ verdict: 'narrowed', message: less, steps: [] }];
  if (!differences.some((each) => shapeOf(each.steps).startsWith('rules'))) return [];
  const [was, is] = [before, after].map(({ rules }) =>
    openingsOf(rules, steps, ({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }) =>
      listIn(nonResourceURLs).length > 0
        ? [words('verb', verbs), words('path', nonResourceURLs)]
        : [
            words('verb', verbs),
            words('group', apiGroups),
            words('resource', resources),
            words('name', resourceNames),
          ],
    ),
  );
  return moreOrLess(was, is, more, less, steps);
}

/** Whom a role is given to. */
export function judgeBinding({ before, after, differences }: Judged): readonly Judgement[] {
  if (before === undefined) return [{ verdict: 'widened', message: 'is given to one more', steps: [] }];
  if (after === undefined) return [{ verdict: 'narrowed', message: 'is taken from one', steps: [] }];
  if (!differences.some((each) => shapeOf(each.steps).startsWith('subjects'))) return [];
  const of = [{ key: 'subjects' }];
  const [was, is] = [before, after].map(({ subjects }) =>
    openingsOf(subjects, of, (subject) => [
      [Object.entries(objectIn(subject)).map(([key, value]) => `${key}=${asText(value)}`)],
    ]),
  );
  return moreOrLess(was, is, 'is given to one more', 'is taken from one', of);
}

/** The words of a list, each as a need of its own; a star needs nothing. */
function words(field: string, list: unknown): readonly (readonly string[])[] {
  return listIn(list).map((word) => (word === '*' ? [] : [`${field}=${asText(word)}`]));
}
