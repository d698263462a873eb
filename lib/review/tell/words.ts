import { shortPath } from '../../diagnostics/format';
import type { Location } from '../../diagnostics/location';
import type { Alarm, ChangeGroup, Diff, Effect, FieldChange, ObjectChange, SecurityChange } from '../change';
import { alikeIn } from './alike';
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

export interface Told extends SecurityChange {
  readonly change: ObjectChange;
  readonly places?: string;
}

/** All that concerns access and privileges; what is wider first. */
export function securityIn({ groups }: Diff): readonly Told[] {
  const all = groups.flatMap((group) =>
    alikeIn(group).flatMap(({ change, places }) =>
      change.security.map((each): Told => ({ ...each, change, places })),
    ),
  );
  const rank = ({ verdict }: Told) => ['widened', 'changed', 'narrowed'].indexOf(verdict);
  return all.sort((a, b) => rank(a) - rank(b));
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
