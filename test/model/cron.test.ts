import { faultInSchedule } from '../../lib/model/cron';

// The word of robfig/cron, which the API server asks, on each of these.
test.each([
  '0 6 * * 1',
  '*/15 0-6 1,15 * *',
  '0 0 * JAN-mar sun',
  '? ? ? ? ?',
  '5/10 * * * *',
  '0 0 31 2 *',
  '+5 007 * * *',
  ', * * * *',
  '*-x * * * *',
  ' 0\t0  * * * ',
  '@daily',
  '@every 1h30m',
  '@every .5h',
  '@every -1h',
  '@every 0',
])('%j is a schedule', (schedule) => {
  expect(faultInSchedule(schedule)).toBeUndefined();
});

test.each([
  ['', 'fields'],
  ['0 0 * * * *', 'fields'],
  ['60 * * * *', 'from 0 to 59'],
  ['0 24 * * *', 'from 0 to 23'],
  ['0 0 0 * *', 'from 1 to 31'],
  ['0 0 * 13 *', 'from 1 to 12'],
  ['0 0 * * 7', 'from 0 to 6'],
  ['0 0 * * monday', 'sun and the like'],
  ['5-1 * * * *', 'before it begins'],
  ['*/0 * * * *', 'step'],
  ['*/2/3 * * * *', 'step'],
  ['1-2-3 * * * *', 'two ends'],
  ['-1 * * * *', 'number'],
  ['1_0 * * * *', 'number'],
  ['L * * * *', 'number'],
  ['@Daily', '@daily'],
  ['@reboot', '@daily'],
  ['@daily ', '@daily'],
  ['@every 5', 'duration'],
  ['*/99999999999999999999 * * * *', 'number'],
  ['@every 3d', 'duration'],
  ['@every 1h 2m', 'duration'],
  ['@every 2562048h', 'years'],
  ['TZ=UTC 0 0 * * *', 'time zone'],
  ['CRON_TZ=UTC 0 0 * * *', 'time zone'],
])('%j is none, and why is told', (schedule, why) => {
  expect(faultInSchedule(schedule)?.why).toContain(why);
});

test('what was meant is told: Sunday, the zone, and that there are no seconds', () => {
  const fixes = ['0 0 * * 7', 'CRON_TZ=UTC 0 0 * * *', '0 0 0 * * *'].map(
    (text) => faultInSchedule(text)?.fix,
  );
  expect(fixes.every((fix) => fix !== undefined)).toBe(true);
});
