import { faultInSchedule } from '../../model/cron';
import { objectIn, textIn } from '../../model/read-json';
import { timeZones } from '../../model/time-zone';
import { nameOf } from '../kubernetes-object';
import { checkJobSpec } from './job';
import type { ServerCheck } from './server-check';

/** A job that runs again and again. */
export const checkCronJob: ServerCheck = (object, refuse) => {
  const { schedule, timeZone, jobTemplate } = objectIn(object.content.spec);
  const when = textIn(schedule);
  const fault = when === undefined ? undefined : faultInSchedule(when);
  if (fault !== undefined) {
    const fix = fault.fix ?? "Write it as cron has it, such as '0 6 * * 1', or '@daily'.";
    refuse(
      'cron-schedule',
      '',
      ['spec', 'schedule'],
      `The schedule of ${nameOf(object)} cannot be read: ${fault.why}.`,
      fix,
    );
  }
  if (typeof timeZone === 'string' && !timeZones().has(timeZone)) {
    const fix = "Write its name in its own letters, such as 'Europe/Berlin'.";
    refuse('time-zone', '', ['spec', 'timeZone'], `The time zone of ${nameOf(object)} is not known.`, fix);
  }
  const job = objectIn(objectIn(jobTemplate).spec);
  for (const [field, isWrong] of [
    ['selector', job.selector != null],
    ['manualSelector', job.manualSelector === true],
  ] as const)
    if (isWrong)
      refuse(
        'job-selector',
        '',
        ['spec', 'jobTemplate', 'spec', field],
        `The server decides how the jobs of ${nameOf(object)} find their pods.`,
        `Leave \`${field}\` out.`,
      );
  if (object.pod !== undefined)
    checkJobSpec({ ...object, pod: object.pod }, job, ['spec', 'jobTemplate', 'spec'], refuse);
};
