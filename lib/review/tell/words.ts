import { shortPath } from '../../diagnostics/format';
import type { Location } from '../../diagnostics/location';
import type { Alarm, ChangeGroup, Diff, Effect, FieldChange, ObjectChange } from '../change';
import { impactWords } from './impact-words';

/** `rolls: 1 more at a time, none missing`. */
export function effectText({ impact, because }: Effect): string {
  return because === undefined ? impactWords[impact] : `${impactWords[impact]}: ${because}`;
}

/** `app.ts:12:3`, relative to where somebody is. */
export function placeText(location: Location | undefined, folder: string): string {
  return location === undefined
    ? ''
    : `${shortPath(location.file, folder)}:${location.line}:${location.column}`;
}

/** `Deployment/web (shop)`; a rename with both names. */
export function objectText(
  { object, namespace, part, renamedFrom }: ObjectChange,
  places = namespace ?? part,
): string {
  const name = renamedFrom === undefined ? object : `${renamedFrom} → ${object.replace(/^\w+[/.](?=.)/, '')}`;
  return places === undefined ? name : `${name} (${places})`;
}

/** `"a" → "b"`, or what has caused it. */
export function valuesText({ before, after, follows, hunks }: FieldChange): string {
  if (follows !== undefined) return `follows ${follows}`;
  if (hunks !== undefined) return '';
  if (before === undefined) return `+ ${after ?? ''}`;
  return after === undefined ? `- ${before}` : `${before} → ${after}`;
}

/** `shop/web (WebApp)`. */
export function titleText({ title, construct }: ChangeGroup): string {
  if (title === '') return 'the app';
  return construct === undefined ? `${title} (gone)` : `${title} (${construct})`;
}

/** Which of these alarms a change sets off. */
export function alarmsIn({ groups }: Diff, wanted: ReadonlySet<Alarm>): ReadonlySet<Alarm> {
  const found = new Set<Alarm>();
  for (const { effects, security } of groups.flatMap(({ objects }) => objects)) {
    for (const { impact } of effects) if (wanted.has(impact)) found.add(impact);
    if (wanted.has('widened') && security.some(({ verdict }) => verdict === 'widened')) found.add('widened');
  }
  return found;
}
