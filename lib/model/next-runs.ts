import { numberOf, type ScheduleField, scheduleFields, space } from './cron';
import { rowOf } from './read-json';

/** What the names for whole schedules stand for. */
const named: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** No run within so many years is none at all. */
const mostYears = 5;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
export type OffsetAt = (instant: number) => number;

/**
 * The next times at which a schedule that the server takes runs, step by step as robfig/cron finds them, so that clocks
 * which are changed make of it what they make of it there: what they jump over is left out, and what comes twice runs
 * twice. Not of `@every`, which counts from when it is applied.
 */
export function nextRuns(
  schedule: string,
  offsetAt: OffsetAt,
  { after, count }: { readonly after: number; readonly count: number },
): readonly number[] {
  const fields = fieldsOf(rowOf(named, schedule) ?? schedule);
  const runs: number[] = [];
  // A field of commas alone allows nothing, for which nobody has to look through years of minutes.
  if (fields.some(({ values }) => values.size === 0)) return runs;
  for (
    let next = nextRun(fields, offsetAt, after);
    next !== undefined;
    next = nextRun(fields, offsetAt, next)
  ) {
    runs.push(next);
    if (runs.length >= count) break;
  }
  return runs;
}

function nextRun(
  [minutes, hours, dates, months, weekdays]: readonly Allowed[],
  offsetAt: OffsetAt,
  after: number,
): number | undefined {
  if (!minutes || !hours || !dates || !months || !weekdays) return undefined;
  const shown = (instant: number) => new Date(instant + offsetAt(instant));
  const isDay = (local: Date): boolean => {
    const onDate = dates.values.has(local.getUTCDate());
    const onWeekday = weekdays.values.has(local.getUTCDay());
    // Where both are said, either is enough.
    return dates.isAny || weekdays.isAny ? onDate && onWeekday : onDate || onWeekday;
  };
  let at = (Math.floor(after / second) + 1) * second;
  let isBegun = false;
  const last = shown(at).getUTCFullYear() + mostYears;
  /** The beginning of a month, a day or an hour, once: from then on whole ones are added. */
  const begin = (of: 'month' | 'day' | 'hour'): void => {
    if (isBegun) return;
    isBegun = true;
    const local = shown(at);
    const date = of === 'month' ? 1 : local.getUTCDate();
    const atHour = of === 'hour' ? local.getUTCHours() : 0;
    at = instantOf(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), date, atHour), offsetAt);
  };
  const later = (add: { readonly months?: number; readonly days?: number }): void => {
    const local = shown(at);
    local.setUTCMonth(local.getUTCMonth() + (add.months ?? 0), local.getUTCDate() + (add.days ?? 0));
    at = instantOf(local.getTime(), offsetAt);
  };

  search: while (shown(at).getUTCFullYear() <= last) {
    while (!months.values.has(shown(at).getUTCMonth() + 1)) {
      begin('month');
      later({ months: 1 });
      if (shown(at).getUTCMonth() === 0) continue search;
    }
    while (!isDay(shown(at))) {
      begin('day');
      later({ days: 1 });
      // A day may have no midnight.
      const begun = shown(at).getUTCHours();
      if (begun !== 0) at += begun > 12 ? (24 - begun) * hour : -begun * hour;
      if (shown(at).getUTCDate() === 1) continue search;
    }
    while (!hours.values.has(shown(at).getUTCHours())) {
      begin('hour');
      at += hour;
      if (shown(at).getUTCHours() === 0) continue search;
    }
    while (!minutes.values.has(shown(at).getUTCMinutes())) {
      isBegun = true;
      at = Math.floor(at / minute) * minute + minute;
      if (shown(at).getUTCMinutes() === 0) continue search;
    }
    const seconds = shown(at).getUTCSeconds();
    if (seconds === 0) return at;
    isBegun = true;
    at += minute - seconds * second;
  }
  return undefined;
}

/** The instant at which clocks show a time: as Go's `time.Date` chooses it where there is none, or two. */
function instantOf(wall: number, offsetAt: OffsetAt): number {
  const offset = offsetAt(wall);
  const instant = wall - offset;
  const then = offsetAt(instant);
  return then === offset ? instant : wall - then;
}

/** The values that a field allows, and whether it is left open. */
interface Allowed {
  readonly values: ReadonlySet<number>;
  readonly isAny: boolean;
}

function fieldsOf(schedule: string): readonly Allowed[] {
  const given = schedule.split(space).filter((text) => text !== '');
  return scheduleFields.map((field, index) => allowedBy(given[index] ?? '', field));
}

function allowedBy(text: string, field: ScheduleField): Allowed {
  const values = new Set<number>();
  let isAny = false;
  for (const part of text.split(',').filter((each) => each !== '')) {
    const [range = '', step] = part.split('/');
    const [first = '', last] = range.split('-');
    const stride = step === undefined ? 1 : (numberOf(step) ?? 1);
    const isOpen = first === '*' || first === '?';
    const start = isOpen ? field.least : (numberOf(first, field) ?? field.least);
    const end = isOpen || (step !== undefined && last === undefined) ? field.most : endOf(start, last, field);
    for (let value = start; value <= end; value += stride) values.add(value);
    isAny ||= isOpen && stride === 1;
  }
  return { values, isAny };
}

function endOf(start: number, last: string | undefined, field: ScheduleField): number {
  return last === undefined ? start : (numberOf(last, field) ?? start);
}
