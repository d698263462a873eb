import { readBlock } from '../../server/address';
import { failed } from '../evaluation';
import { type Address, isA, type Value } from '../value';
import { type Calculation, type Functions, ofText } from './function';

/** IPv4 that is dressed as IPv6 is none, and neither is one with a zone. */
function read(text: string): Address | undefined {
  if (text.length > 100) return undefined;
  const block = readBlock(`${text}/${text.includes(':') ? 128 : 32}`);
  if (block === undefined || (block.width === 128 && block.bits >> 32n === 0xffffn)) return undefined;
  return { is: 'ip', width: block.width === 32 ? 32 : 128, bits: block.bits };
}

interface Cidr {
  readonly is: 'cidr';
  readonly address: Address;
  readonly prefix: number;
}

function readCidr(text: string): Cidr | undefined {
  const [start = '', length = '', ...more] = text.slice(0, 100).split('/');
  const address = read(start);
  const isLength = more.length === 0 && /^(?:0|[1-9]\d{0,2})$/.test(length);
  if (address === undefined || !isLength || Number(length) > address.width) return undefined;
  return { is: 'cidr', address, prefix: Number(length) };
}

function isWithin(inner: Cidr, outer: Cidr): boolean {
  const { width, bits } = outer.address;
  const rest = BigInt(width - outer.prefix);
  return (
    inner.address.width === width &&
    inner.prefix >= outer.prefix &&
    inner.address.bits >> rest === bits >> rest
  );
}

export const addressFunctions: Functions = {
  isIP: ofText((text) => read(text) !== undefined),
  ip: ofText((text) => {
    const address = read(text);
    if (address === undefined) throw failed('IP Address parse error during conversion from string');
    return address;
  }),
  isCIDR: ofText((text) => readCidr(text) !== undefined),
  cidr: ofText((text) => {
    const cidr = readCidr(text);
    if (cidr === undefined) throw failed('CIDR parse error during conversion from string');
    return cidr;
  }),
};

const ofAddress =
  (make: (bits: bigint, isFour: boolean) => Value): Calculation =>
  ([value]) =>
    isA(value, 'ip') ? make(value.bits, value.width === 32) : undefined;

const isBelow = (bits: bigint, width: number, start: bigint, prefix: number): boolean =>
  bits >> BigInt(width - prefix) === start;

export const addressMembers: Functions = {
  family: ofAddress((_, isFour) => (isFour ? 4n : 6n)),
  isUnspecified: ofAddress((bits) => bits === 0n),
  isLoopback: ofAddress((bits, isFour) => (isFour ? bits >> 24n === 127n : bits === 1n)),
  isLinkLocalUnicast: ofAddress((bits, isFour) =>
    isFour ? isBelow(bits, 32, 0xa9fen, 16) : isBelow(bits, 128, 0xfe8n >> 2n, 10),
  ),
  isLinkLocalMulticast: ofAddress((bits, isFour) =>
    isFour ? isBelow(bits, 32, 0xe00000n, 24) : isBelow(bits, 128, 0xff02n, 16),
  ),
  isGlobalUnicast: ofAddress((bits, isFour) =>
    isFour
      ? bits !== 0n &&
        bits !== 0xffffffffn &&
        !(bits >> 24n === 127n || isBelow(bits, 32, 0xen, 4) || isBelow(bits, 32, 0xa9fen, 16))
      : bits > 1n && !(isBelow(bits, 128, 0xffn, 8) || isBelow(bits, 128, 0xfe8n >> 2n, 10)),
  ),
  prefixLength: ([value]) => (isA(value, 'cidr') ? BigInt(value.prefix) : undefined),
  ip: ([value]) => (isA(value, 'cidr') ? value.address : undefined),
  masked: ([value]) => {
    if (!isA(value, 'cidr')) return undefined;
    const rest = BigInt(value.address.width - value.prefix);
    return { ...value, address: { ...value.address, bits: (value.address.bits >> rest) << rest } };
  },
  containsIP: ([whole, part]) => {
    const address = typeof part === 'string' ? read(part) : isA(part, 'ip') ? part : undefined;
    if (!isA(whole, 'cidr')) return undefined;
    if (address === undefined) throw failed('IP Address parse error during conversion from string');
    return isWithin({ is: 'cidr', address, prefix: address.width }, whole);
  },
  containsCIDR: ([whole, part]) => {
    const cidr = typeof part === 'string' ? readCidr(part) : isA(part, 'cidr') ? part : undefined;
    if (!isA(whole, 'cidr')) return undefined;
    if (cidr === undefined) throw failed('CIDR parse error during conversion from string');
    return isWithin(cidr, whole);
  },
};
