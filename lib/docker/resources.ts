import type { ResourceAmounts } from '../model/container';
import { type Escaped, escapeDollars } from './escaped';

const binary = ['b', 'k', 'm', 'g'];

/** Prints bytes in Docker's binary units, exactly: `256m` is 256 MiB. */
export function printBytes(bytes: number): Escaped {
  let count = bytes;
  let unit = 0;
  while (unit < binary.length - 1 && count !== 0 && count % 1024 === 0) {
    count /= 1024;
    unit++;
  }
  return escapeDollars(`${count}${binary[unit]}`);
}

/** What docker makes a container with at the least: a hundredth of a core, and 6 MiB. Nothing at all is no limit. */
const least = { cpu: 10, memory: 6 * 1024 * 1024 } as const;

/** Whether docker refuses to give a container so little; it gets the least then. */
export function isBelowLeast(resource: keyof typeof least, amount: number): boolean {
  return amount > 0 && amount < least[resource];
}

function atLeast(resource: keyof typeof least, amount: number): number {
  return isBelowLeast(resource, amount) ? least[resource] : amount;
}

/** Limits or reservations, where Docker counts CPU in cores. */
export function lowerAmounts({ cpu, memory }: ResourceAmounts): {
  readonly cpus?: Escaped;
  readonly memory?: Escaped;
} {
  if (cpu === undefined) return memory === undefined ? {} : { memory: printMemory(memory) };
  const cpus = escapeDollars(String(atLeast('cpu', cpu) / 1000));
  return memory === undefined ? { cpus } : { cpus, memory: printMemory(memory) };
}

function printMemory(bytes: number): Escaped {
  return printBytes(atLeast('memory', bytes));
}
