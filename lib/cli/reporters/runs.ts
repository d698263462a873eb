import type { Paint } from '../../diagnostics/color';
import { foreign } from '../../diagnostics/foreign-text';
import { nextRuns, type OffsetAt } from '../../model/next-runs';
import { zoneOffset } from '../../model/zone-offset';
import type { Schedule } from '../../passes/schedules';

const shown = 3;

/**
 * When the CronJobs of an app run next, seen from an instant: for the terminal alone, since files are the same whenever
 * they are written.
 */
export function runsTable(app: string, schedules: readonly Schedule[], now: number, paint: Paint): string {
  const lines = [paint('strong', `Next runs of ${app} on Kubernetes`), ''];
  for (const each of schedules) {
    const { name, schedule, timeZone } = each;
    const zone = timeZone ?? "UTC, where the cluster's controllers have no other zone";
    lines.push(`  ${paint('note', name)}  ${foreign(schedule)}  ${paint('dim', zone)}`);
    lines.push(...timesOf(each, now).map((line) => `    ${line}`), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function timesOf({ schedule, timeZone = 'UTC', suspend }: Schedule, now: number): readonly string[] {
  if (suspend === true) return ['none: it is suspended'];
  if (schedule.startsWith('@every ')) return ['counted from when it is applied'];
  const offsetAt = zoneOffset(timeZone);
  if (offsetAt === undefined) return ['not known: this Node.js has no such zone'];
  const runs = nextRuns(schedule, offsetAt, { after: now, count: shown });
  return runs.length === 0 ? ['none within five years'] : runs.map((run) => printed(run, offsetAt));
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Mon 2026-03-30 02:30 +02:00`: what the clocks of the zone show, and how far they are ahead of UTC. */
function printed(instant: number, offsetAt: OffsetAt): string {
  const offset = offsetAt(instant);
  const local = new Date(instant + offset);
  const [date = '', time = ''] = local.toISOString().split('T');
  const minutes = Math.abs(Math.round(offset / 60_000));
  const two = (number: number) => String(number).padStart(2, '0');
  const ahead = `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${days[local.getUTCDay()]} ${date} ${time.slice(0, 5)} ${ahead}`;
}
