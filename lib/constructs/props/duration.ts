import { parseDuration } from '../../model/duration';
import { values } from './domain';
import { parsed } from './parsed';
import { largest } from './shapes';
import { spellDuration } from './spelling';

type In<Unit extends string> = `${number}${Unit}`;

/** A time: a number of seconds, or a string such as `'500ms'`, `'10s'`, `'1m30s'`, `'1h'`. */
export type Duration =
  | number
  | In<'h' | 'm' | 's' | 'ms'>
  | `${In<'h'>}${In<'m' | 's' | 'ms'>}`
  | `${In<'m'>}${In<'s' | 'ms'>}`
  | `${In<'s'>}${In<'ms'>}`
  | `${In<'h'>}${In<'m'>}${In<'s' | 'ms'>}`
  | `${In<'h' | 'm'>}${In<'s'>}${In<'ms'>}`
  | `${In<'h'>}${In<'m'>}${In<'s'>}${In<'ms'>}`;

export const duration = parsed(
  "a time in seconds, or a string such as '500ms', '10s' or '1m30s'",
  parseTime,
  values(['10s', '1m30s', 20, '2h'], [0, '1ms', '999ms', '1500ms', 0.25, largest, `${largest}s`]),
  spellDuration,
);

/** A duration that nothing takes for «the default»: to docker, 0 is that. */
export const positiveDuration = parsed(
  "a time above 0 in seconds, or a string such as '500ms', '10s' or '1m30s'",
  (value) => parseTime(value) || undefined,
  values(['10s', '1m30s', 20], ['1ms', '999ms', 0.25, largest]),
  spellDuration,
);

/** No target counts further than some 68 years. */
function parseTime(value: string | number): number | undefined {
  const time = parseDuration(value);
  return time === undefined || time > largest * 1000 ? undefined : time;
}
