const number = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const four = new RegExp(`^${number}(?:\\.${number}){3}$`);
const group = /^[\da-f]{1,4}$/i;
const zone = /^[\w.:-]+$/;

/** Whether a text is an address of IPv4 or IPv6, without a zone, as the engines read one. */
export function isIpAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

/** Which family an address is of, and 0 for what is none: as Node's `net.isIP`, which takes long to load. */
export function isIP(text: string): 0 | 4 | 6 {
  if (four.test(text)) return 4;
  return text.includes(':') && isIPv6(text) ? 6 : 0;
}

export function isIPv6(text: string): boolean {
  const [address = '', ...zones] = text.split('%');
  if (zones.length > 1 || zones.some((name) => !zone.test(name) || name.includes('_'))) return false;
  // What stands before and behind `::`, which is at least one group of zeros.
  const halves = address.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = address.endsWith('::') ? undefined : groups.at(-1);
  const isMixed = last !== undefined && four.test(last);
  const plain = isMixed ? groups.slice(0, -1) : groups;
  const count = plain.length + (isMixed ? 2 : 0);
  if (!plain.every((each) => group.test(each))) return false;
  return halves.length === 1 ? count === 8 : halves.length === 2 && count < 8;
}
