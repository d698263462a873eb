/** What is wrong with a schedule, and what to do about it, where that is known. */
export interface ScheduleFault {
  readonly why: string;
  readonly fix?: string;
}

export interface ScheduleField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Words for the numbers, from the least on. */
  readonly words?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export const scheduleFields: readonly ScheduleField[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: months },
  { name: 'day of the week', least: 0, most: 6, words: days },
];

const named = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** White space as Go knows it: `\p{Z}`, spelled out, and control characters. */
export const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * What the API server has against a schedule; nothing where it takes it. It reads schedules as `ParseStandard` of
 * robfig/cron does: five fields, no seconds, Sunday is 0 and never 7, `?` is `*`, and `N/step` goes on to the end.
 */
export function faultInSchedule(schedule: string): ScheduleFault | undefined {
  if (schedule.includes('TZ'))
    return { why: 'Kubernetes takes no time zone in it', fix: 'Say it in `timeZone`.' };
  if (schedule.startsWith('@')) return faultInName(schedule);
  const given = schedule.split(space).filter((text) => text !== '');
  if (given.length !== scheduleFields.length) {
    const fix = given.length === 6 || given.length === 7 ? 'Leave out seconds and years.' : undefined;
    return {
      why: `it has ${given.length} fields of the 5 (${scheduleFields.map(({ name }) => name).join(', ')})`,
      fix,
    };
  }
  for (const [index, field] of scheduleFields.entries()) {
    const fault = faultInField(given[index] ?? '', field);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const duration = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
/** Go counts nanoseconds in 64 bits: what is far from that is easily told. */
const mostHours = 2_562_047;

function faultInName(schedule: string): ScheduleFault | undefined {
  if (named.includes(schedule)) return undefined;
  const every = schedule.startsWith('@every ') ? schedule.slice('@every '.length) : undefined;
  if (every === undefined) return { why: `only ${named.join(', ')} and "@every 1h30m" are known` };
  if (!duration.test(every)) return { why: 'no duration such as "1h30m" stands behind "@every "' };
  return hoursIn(every) > mostHours ? { why: 'that is more than 290 years' } : undefined;
}

const hours: Readonly<Record<string, number>> = { h: 1, m: 1 / 60, s: 1 / 3600 };

function hoursIn(text: string): number {
  let sum = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/([\d.]+)([a-zµμ]+)/g))
    sum += Number(amount) * (hours[unit] ?? 1 / 3_600_000);
  return sum;
}

function faultInField(text: string, field: ScheduleField): ScheduleFault | undefined {
  for (const part of text.split(',')) {
    const fault = part === '' ? undefined : faultInPart(part, field);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** `*`, `5`, `mon`, `1-5`, each with a step behind it or not. */
function faultInPart(part: string, field: ScheduleField): ScheduleFault | undefined {
  const wrong = (why: string): ScheduleFault => ({ why: `"${part}" is no ${field.name}: ${why}` });
  const [range = '', step, ...steps] = part.split('/');
  const [first = '', last, ...more] = range.split('-');
  if (steps.length > 0) return wrong('one step is enough');
  const isAny = first === '*' || first === '?';
  if (!isAny && more.length > 0) return wrong('a range has two ends');
  const start = isAny ? field.least : numberOf(first, field);
  const end = isAny ? field.most : last === undefined ? start : numberOf(last, field);
  const stride = step === undefined ? 1 : numberOf(step);
  if (start === undefined || end === undefined || stride === undefined)
    return wrong(
      `a number${field.words === undefined ? '' : `, or ${field.words[0]} and the like,`} is wanted`,
    );
  if (start < field.least || end > field.most) {
    const isSunday = field.words === days && end === 7;
    return { ...wrong(`from ${field.least} to ${field.most}`), ...(isSunday && { fix: 'Sunday is 0.' }) };
  }
  if (start > end && !(step !== undefined && last === undefined)) return wrong('it ends before it begins');
  return stride === 0 ? wrong('a step is 1 at least') : undefined;
}

export function numberOf(
  text: string,
  { words = [], least }: Partial<ScheduleField> = {},
): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return word + (least ?? 0);
  const number = /^\+?\d+$/.test(text) ? Number(text) : undefined;
  return number === undefined || number >= 2 ** 63 ? undefined : number;
}
