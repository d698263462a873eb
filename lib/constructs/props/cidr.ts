import { isIpAddress } from '../../model/ip-address';
import { values } from './domain';
import { matching } from './shapes';

/** A range of addresses: one, a slash, and how many of its bits count. */
export const cidr = matching(
  "a range of addresses such as '10.0.0.0/16'",
  isCidr,
  values(['10.0.0.0/16', '192.0.2.1/32'], ['0.0.0.0/0', '::/0', '2001:db8::/32']),
);

function isCidr(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  return isIpAddress(address) && Number(bits) <= (address.includes(':') ? 128 : 32);
}
