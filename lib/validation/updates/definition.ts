import { asText, listIn, objectIn } from '../../model/read-json';
import { called, cannotChange } from './fixed';
import type { UpdateCheck } from './update';

/** A definition keeps what its resources are called, and every version that any of them may be stored in. */
export const definitionUpdate: UpdateCheck = (before, after, refuse) => {
  const [old, next] = [before, after].map(({ spec }) => objectIn(spec));
  if (old === undefined || next === undefined) return;
  for (const key of ['group', 'scope'])
    if (old[key] !== next[key]) refuse('immutable', ['spec', key], cannotChange(`spec.${key}`, after));
  const [names, nextNames] = [old, next].map((each) => objectIn(each.names));
  for (const key of ['plural', 'kind'])
    if (names?.[key] !== nextNames?.[key])
      refuse('immutable', ['spec', 'names', key], cannotChange(`spec.names.${key}`, after));
  const stored = listIn(old.versions)
    .map(objectIn)
    .find(({ storage }) => storage === true)?.name;
  if (stored === undefined || listIn(next.versions).some((each) => objectIn(each).name === stored)) return;
  refuse(
    'only-grows',
    ['spec', 'versions'],
    `${called(after)} keeps the version ${asText(stored)}: resources are stored in it.`,
  );
};
