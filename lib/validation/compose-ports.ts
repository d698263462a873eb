import { isObject } from '../model/json';
import { asText, listIn, textIn } from '../model/read-json';

/** A port of the host that a service binds, and where it says so. */
export interface HostPort {
  readonly port: number;
  readonly protocol: string;
  /** Empty for every address. */
  readonly hostIp: string;
  readonly index: number;
}

/** `[ip:]published:target[/protocol]`, with ranges; an address of IPv6 stands in brackets. */
const short = /^(?:(\[[^\]]*\]|[^:[\]]*):)?(\d+(?:-\d+)?):(\d+(?:-\d+)?)(?:\/(\w+))?$/;

/**
 * The fixed ports of the host in a service's `ports`. Whatever the engine chooses (a missing or ranged number for
 * one port) or a variable says is nobody's yet.
 */
export function hostPortsOf(ports: unknown): HostPort[] {
  return listIn(ports).flatMap((entry, index) =>
    isObject(entry) ? longForm(entry, index) : shortForm(asText(entry), index),
  );
}

function longForm(entry: Readonly<Record<string, unknown>>, index: number): HostPort[] {
  const published = asText(entry.published ?? '');
  if (!/^\d+$/.test(published) || Number(published) === 0) return [];
  const protocol = textIn(entry.protocol) ?? 'tcp';
  return [{ port: Number(published), protocol, hostIp: plainAddress(textIn(entry.host_ip)), index }];
}

function shortForm(entry: string, index: number): HostPort[] {
  const match = short.exec(entry);
  if (match === null) return [];
  const [, hostIp, published = '', target = '', protocol = 'tcp'] = match;
  const from = range(published);
  // A range for one port, or of another length, leaves the choice to the engine.
  if (from.length !== range(target).length) return [];
  return from
    .filter((port) => port !== 0)
    .map((port) => ({ port, protocol, hostIp: plainAddress(hostIp), index }));
}

function range(text: string): number[] {
  const [first = 0, last = first] = text.split('-').map(Number);
  return last - first > 65_535
    ? []
    : Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
}

function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^\[|\]$/g, '');
}

/** Whether two addresses of a host are, or may stand for, the same one. */
export function addressesOverlap(a: string, b: string): boolean {
  if (a === b || a === '' || b === '') return true;
  if (a.includes(':') !== b.includes(':')) return false;
  return isAny(a) || isAny(b);
}

/** Whether an address of a host stands for all, or for all of its family. */
export function isAny(address: string): boolean {
  return address === '' || address === '0.0.0.0' || /^[0:]+$/.test(address);
}
