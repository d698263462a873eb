import { runsTable } from '../../lib/cli/reporters/runs';
import { lading, project } from './project';

const plain = (_style: string, text: string) => text;

test('the next runs of CronJobs are shown as the clocks of their zones will show them', () => {
  const schedules = [
    { name: 'backup', schedule: '30 2 * * *', timeZone: 'Europe/Berlin' },
    { name: 'report', schedule: '@weekly' },
    { name: 'never', schedule: '0 0 31 2 *', timeZone: 'UTC' },
    { name: 'off', schedule: '@daily', suspend: true },
    { name: 'poll', schedule: '@every 90m' },
  ];
  expect(
    runsTable('shop', schedules, Date.parse('2026-03-27T12:00:00Z'), plain),
  ).toBe(`Next runs of shop on Kubernetes

  backup  30 2 * * *  Europe/Berlin
    Sat 2026-03-28 02:30 +01:00
    Mon 2026-03-30 02:30 +02:00
    Tue 2026-03-31 02:30 +02:00

  report  @weekly  UTC, where the cluster's controllers have no other zone
    Sun 2026-03-29 00:00 +00:00
    Sun 2026-04-05 00:00 +00:00
    Sun 2026-04-12 00:00 +00:00

  never  0 0 31 2 *  UTC
    none within five years

  off  @daily  UTC, where the cluster's controllers have no other zone
    none: it is suspended

  poll  @every 90m  UTC, where the cluster's controllers have no other zone
    counted from when it is applied
`);
});

test('lading parity shows them, and what it writes as data does not change with the time', () => {
  const source = `import { App, Chart, CronJob } from 'lading';
const shop = new Chart(new App(), 'shop');
new CronJob(shop, 'report', { schedule: '0 6 * * *', timeZone: 'UTC', image: 'acme/report:1' });
`;
  const folder = project({ 'app.ts': source });
  expect(lading(folder, ['parity']).stdout).toMatch(
    /Next runs of shop .*\n\n {2}report .*\n {4}\w{3} \d{4}-/,
  );
  expect(lading(folder, ['parity', '--format', 'json']).stdout).not.toContain('06:00');
});
