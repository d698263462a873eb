import { nearest } from '../../diagnostics/did-you-mean';
import { faultInSchedule } from '../../model/cron';
import { timeZones } from '../../model/time-zone';
import { values } from './domain';
import { nameOf, rejected, type Shape, show, wrongType, wrongValue } from './shape';
import { matching } from './shapes';

const expected = "a schedule as cron has it, such as '0 6 * * 1', or '@daily'";

/** When something runs, as Kubernetes reads it. */
export const schedule: Shape = {
  expected,
  domain: values(
    ['0 6 * * 1', '*/5 * * * *', '@daily'],
    [
      ...[
        '@every 1h30m',
        '@every -1s',
        '0 0 31 2 *',
        '? ? * * ?',
        '5/10 0-12/3 1,15 jan,MAR sun-SAT',
        ', * * * *',
      ],
      ...['*-x * * * *', '+5 007 * * *', '0\t0 \u00a0* * *'],
    ],
  ),
  check(value, at, report) {
    if (typeof value !== 'string') {
      report(wrongType(expected, value, at));
      return rejected;
    }
    const fault = faultInSchedule(value);
    if (fault === undefined) return value;
    const { why, fix } = fault;
    report({ ...wrongValue(`${nameOf(at)} is ${show(value)}, but has to be ${expected}: ${why}.`, at), fix });
    return rejected;
  },
};

/** A time zone by the name that IANA gives it, in its letters. */
export const timeZone = matching(
  "a time zone by its name, such as 'Europe/Berlin'",
  (value) => timeZones().has(value),
  values(
    ['Europe/Berlin', 'UTC'],
    ['America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'GMT-0', 'GB-Eire', 'Factory'],
  ),
  (value) => (typeof value === 'string' ? { suggestion: nearestZone(value) } : undefined),
);

/** Those of the same continent come first. */
function nearestZone(value: string): string | undefined {
  const [area = ''] = value.toLowerCase().split('/');
  const zones = [...timeZones()];
  const near = zones.filter((zone) => zone.toLowerCase().startsWith(`${area}/`));
  return nearest(value, near.length > 0 ? near : zones);
}
