const byte = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const version4 = new RegExp(`^${byte}(?:\\.${byte}){3}$`);

/** Whether a text is an address of IPv4 or IPv6, without a zone, as the engines read one. */
export function isIpAddress(text: string): boolean {
  return version4.test(text) || (/^[\da-fA-F:.]+$/.test(text) && URL.canParse(`http://[${text}]/`));
}
