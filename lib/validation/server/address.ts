import { isIP } from '../../model/ip-address';
import { asText } from '../../model/read-json';

/** An address as the server reads it: without zeros before a number. */
export function isAddress(value: unknown): boolean {
  return typeof value !== 'string' || isIP(value) !== 0;
}

/** Addresses that belong to each machine, or to a network as a whole. */
export function isSpecialAddress(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return (
    /^(?:0\.0\.0\.0$|127\.|169\.254\.|224\.0\.0\.)/.test(value) || /^(?:::1?$|fe[89ab].:|ff02:)/i.test(value)
  );
}

/**
 * Whether a text is read, but not the way it would be written: with zeros before a number, IPv4 dressed as IPv6, or, of
 * a block, with bits beyond its prefix. Servers from 1.36 on refuse it.
 */
export function isLoose(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const [address = '', length] = text.split('/');
  if (/(?:^|\.)0\d/.test(address) || /^(?:0*:)*:ffff:.*\./i.test(address) || /^0\d/.test(length ?? ''))
    return true;
  const block = length === undefined ? undefined : readBlock(text);
  return block !== undefined && (block.bits & ((1n << BigInt(block.width - block.prefix)) - 1n)) !== 0n;
}

/** The first minor that refuses what is loose. */
export const sinceStrict = 36;

export function looseAddress(text: unknown): string {
  return `"${asText(text)}" is not written as Kubernetes 1.${sinceStrict} wants it: no zeros before a number, no IPv4 dressed as IPv6.`;
}

/** A block of addresses as bits. */
interface Block {
  readonly bits: bigint;
  readonly width: number;
  readonly prefix: number;
}

export function readBlock(text: unknown): Block | undefined {
  const [address = '', length = ''] = typeof text === 'string' ? text.split('/') : [];
  const family = isIP(address);
  const width = family === 4 ? 32 : 128;
  // A zone is no part of a block.
  const isBlock =
    family !== 0 && !address.includes('%') && /^\d{1,3}$/.test(length) && Number(length) <= width;
  if (!isBlock) return undefined;
  return { bits: family === 4 ? bitsOf4(address) : bitsOf6(address), width, prefix: Number(length) };
}

function bitsOf4(address: string): bigint {
  return address.split('.').reduce((bits, part) => bits * 256n + BigInt(part), 0n);
}

function bitsOf6(address: string): bigint {
  const tail = address.slice(address.lastIndexOf(':') + 1);
  const mapped = tail.includes('.') ? bitsOf4(tail) : undefined;
  const plain =
    mapped === undefined
      ? address
      : `${address.slice(0, -tail.length)}${(mapped >> 16n).toString(16)}:${(mapped & 0xffffn).toString(16)}`;
  const [before = '', after] = plain.split('::');
  const head = before === '' ? [] : before.split(':');
  const end = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - end.length) }, () => '0');
  return [...head, ...(after === undefined ? [] : zeros), ...end].reduce(
    (bits, part) => bits * 65_536n + BigInt(`0x${part}`),
    0n,
  );
}

/** Whether a block lies within another one, and is smaller. */
export function isStrictlyWithin(inner: Block, outer: Block): boolean {
  if (inner.width !== outer.width || inner.prefix <= outer.prefix) return false;
  const rest = BigInt(outer.width - outer.prefix);
  return inner.bits >> rest === outer.bits >> rest;
}
