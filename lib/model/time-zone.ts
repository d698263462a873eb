import { timeZoneLines } from './time-zones.generated';

let known: ReadonlySet<string> | undefined;

/** The names of all time zones that the API server knows. Most apps never ask. */
export function timeZones(): ReadonlySet<string> {
  known ??= new Set(timeZoneLines.flatMap((line) => line.split(' ')));
  return known;
}
