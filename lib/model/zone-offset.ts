/**
 * Tells how far a time zone is ahead of UTC at an instant, in milliseconds; nothing where this Node.js does not know the
 * zone.
 */
export function zoneOffset(timeZone: string): ((instant: number) => number) | undefined {
  const format = formatOf(timeZone);
  if (format === undefined) return undefined;
  return (instant) => {
    const found: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) found[type] = Number(value);
    const { year = 0, month = 1, day, hour, minute, second } = found;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const number = 'numeric' as const;
  const time = { hour: number, minute: number, second: number, hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, year: number, month: number, day: number, ...time });
  } catch {
    return undefined;
  }
}
