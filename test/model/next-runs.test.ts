import { nextRuns } from '../../lib/model/next-runs';
import { zoneOffset } from '../../lib/model/zone-offset';

function runs(schedule: string, timeZone: string, after: string, count = 3): readonly string[] {
  const offsetAt = zoneOffset(timeZone);
  if (offsetAt === undefined) throw new Error(`no zone ${timeZone}`);
  return nextRuns(schedule, offsetAt, { after: Date.parse(after), count }).map((run) =>
    new Date(run).toISOString().slice(0, 16),
  );
}

// The word of robfig/cron 3.0.1, which Kubernetes asks, on each of these.
test.each([
  ['30 2 * * *', 'UTC', '2026-01-01T02:30:00Z', ['2026-01-02T02:30', '2026-01-03T02:30', '2026-01-04T02:30']],
  [
    '30 2 * * *',
    'Europe/Berlin',
    '2026-03-28T00:00:00Z',
    ['2026-03-28T01:30', '2026-03-30T00:30', '2026-03-31T00:30'],
  ],
  [
    '30 2 * * *',
    'Europe/Berlin',
    '2026-10-24T12:00:00Z',
    ['2026-10-25T00:30', '2026-10-25T01:30', '2026-10-26T01:30'],
  ],
  [
    '*/30 1 1 11 *',
    'America/New_York',
    '2026-11-01T04:00:00Z',
    ['2026-11-01T05:00', '2026-11-01T05:30', '2026-11-01T06:00'],
  ],
  [
    '30 2 15 * sat',
    'America/Sao_Paulo',
    '2018-11-03T00:00:00Z',
    ['2018-11-03T05:30', '2018-11-04T04:30', '2018-11-10T04:30'],
  ],
  [
    '@daily',
    'Australia/Lord_Howe',
    '2026-04-04T10:00:00Z',
    ['2026-04-04T13:00', '2026-04-06T13:30', '2026-04-07T13:30'],
  ],
  [
    '45 0 29 2 *',
    'UTC',
    '2026-01-01T00:00:00Z',
    ['2028-02-29T00:45', '2032-02-29T00:45', '2036-02-29T00:45'],
  ],
  [
    '0 6 13 * fri',
    'Asia/Kolkata',
    '2026-02-01T00:00:00Z',
    ['2026-02-06T00:30', '2026-02-13T00:30', '2026-02-20T00:30'],
  ],
  ['0 0 31 2 *', 'UTC', '2026-01-01T00:00:00Z', []],
  [', * * * *', 'UTC', '2026-01-01T00:00:00Z', []],
])('%j in %s after %s runs at %j', (schedule, zone, after, expected) => {
  expect(runs(schedule, zone, after)).toEqual(expected);
});

test('a zone that this Node.js does not know has no times', () => {
  expect(zoneOffset('Nowhere/Else')).toBeUndefined();
});
