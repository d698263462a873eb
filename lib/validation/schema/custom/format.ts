import { isIP } from '../../../model/ip-address';

const day = '[0-9]+-(?:0[1-9]|1[012])-(?:0[1-9]|[12][0-9]|3[01])';
const clock = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:.[0-9]+)?';
const zone = '(?:[zZ]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';

const matches = (pattern: string) => {
  const expression = new RegExp(`^${pattern}$`);
  return (text: string) => expression.test(text);
};

/** The formats that a server looks at, of those that definitions use; it passes over all others. */
export const formats: ReadonlyMap<string, { accepts(text: string): boolean; expected: string }> = new Map([
  [
    'date-time',
    { accepts: matches(`${day}[tT]${clock}${zone}`), expected: 'a time such as "2026-01-31T12:00:00Z"' },
  ],
  [
    'byte',
    {
      // A server takes no longer request, and more steps than an engine can remember end in an error of its own.
      accepts: matches('(?=[^]{0,3145728}$)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'),
      expected: 'base64, 3 MiB at most',
    },
  ],
  ['ipv4', { accepts: (text) => isIP(text) === 4, expected: 'an IPv4 address' }],
  ['ipv6', { accepts: (text) => isIP(text) === 6, expected: 'an IPv6 address' }],
]);
