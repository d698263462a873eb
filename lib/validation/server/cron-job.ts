import { faultInSchedule } from '../../model/cron';
import { objectIn, textIn } from '../../model/read-json';
import { timeZones } from '../../model/time-zone';
import { nameOf } from '../kubernetes-object';
import type { ServerCheck } from './server-check';

/** The server has to know when to make Jobs. */
export const checkCronJob: ServerCheck = (object, complain) => {
  const spec = objectIn(object.content.spec);
  const schedule = textIn(spec.schedule);
  const fault = schedule === undefined ? undefined : faultInSchedule(schedule);
  if (fault !== undefined) {
    complain({
      message: `The schedule of ${nameOf(object)} cannot be read: ${fault.why}.`,
      fix: fault.fix ?? "Write it as cron has it, such as '0 6 * * 1', or '@daily'.",
      at: ['spec', 'schedule'],
    });
  }
  const { timeZone } = spec;
  if (typeof timeZone !== 'string' || timeZones().has(timeZone)) return;
  complain({
    message: `The time zone of ${nameOf(object)} is not known.`,
    fix: "Write its name in its own letters, such as 'Europe/Berlin'.",
    at: ['spec', 'timeZone'],
  });
};
