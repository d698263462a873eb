import type { JsonObject } from '../../model/json';
import { objectIn, textIn } from '../../model/read-json';
import type { Complain } from '../complain';

/** Where a service of a file of Docker's says how long something takes. */
const places: readonly (readonly string[])[] = [
  ['stop_grace_period'],
  ...['interval', 'timeout', 'start_period', 'start_interval'].map((key) => ['healthcheck', key]),
  ...['update_config', 'rollback_config'].flatMap((key) =>
    ['delay', 'monitor'].map((time) => ['deploy', key, time]),
  ),
  ...['delay', 'window'].map((key) => ['deploy', 'restart_policy', key]),
];

/** As Go reads a span of time, and with days and weeks, as docker compose does. */
const duration = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w))+)$/;

/** Times that are no spans of time: the published schemas say so by a format that nobody has to know. */
export function checkDurations(service: JsonObject, complain: Complain): void {
  for (const at of places) {
    const text = textIn(at.reduce<unknown>((found, key) => objectIn(found)[key], service));
    if (text === undefined || text.includes('$') || duration.test(text)) continue;
    complain({
      message: `"${text}" in \`${at.join('.')}\` is no span of time.`,
      fix: 'Write a number with its unit, such as "500ms", "10s" or "1m30s".',
      at,
    });
  }
}
