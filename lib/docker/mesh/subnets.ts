import { hash } from '../../passes/port-allocation';

/** A network that wants addresses of its own. */
export interface Wanted {
  readonly name: string;
  /** How many containers are on it. */
  readonly containers: number;
}

/** A part of a range of IPv4 addresses, as numbers. */
export interface Subnet {
  readonly first: number;
  readonly size: number;
}

/** Two containers, room for what prepares one, and what networks keep for themselves. */
const ownSize = 8;
const sharedSize = 64;
/** The first and the last address of a network, and that of its bridge. */
const kept = 3;

/**
 * Gives each network a part of the range. Which one follows from its name and the seed, so that it stays when the app
 * grows; only two that fall on one part decide between them by their order. Small ones lie in the lower half.
 *
 * @returns those that found a place
 */
export function allocateSubnets(
  wanted: readonly Wanted[],
  range: Subnet,
  seed: string,
): ReadonlyMap<string, Subnet> {
  const half = range.size / 2;
  const isOwn = ({ containers }: Wanted) => containers + kept <= ownSize;
  const found = new Map<string, Subnet>();
  place(wanted.filter(isOwn), { first: range.first, size: half }, ownSize);
  place(
    wanted.filter((each) => !isOwn(each)),
    { first: range.first + half, size: half },
    sharedSize,
  );
  return found;

  function place(networks: readonly Wanted[], { first, size }: Subnet, part: number): void {
    const taken = new Set<number>();
    for (const { name, containers } of [...networks].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      let own = part;
      while (own < containers + kept) own *= 2;
      const parts = own / part;
      const count = Math.floor(size / own);
      const begin = hash(`${seed} ${name}`);
      for (let step = 0; step < count; step++) {
        const at = ((begin + step) % count) * parts;
        const all = Array.from({ length: parts }, (_, index) => at + index);
        if (all.some((each) => taken.has(each))) continue;
        for (const each of all) taken.add(each);
        found.set(name, { first: first + at * part, size: own });
        break;
      }
    }
  }
}

/** `10.0.0.0/16` as numbers. */
export function parseRange(text: string): Subnet {
  const [network = '', bits = '32'] = text.split('/');
  const first = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return { first, size: 2 ** (32 - Number(bits)) };
}

export function printSubnet({ first, size }: Subnet): string {
  return `${printAddress(first)}/${32 - Math.log2(size)}`;
}

export function printAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
