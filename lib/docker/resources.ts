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

/** Limits or reservations, where Docker counts CPU in cores. */
export function lowerAmounts({ cpu, memory }: ResourceAmounts): {
  readonly cpus?: Escaped;
  readonly memory?: Escaped;
} {
  if (cpu === undefined) return memory === undefined ? {} : { memory: printBytes(memory) };
  const cpus = escapeDollars(String(cpu / 1000));
  return memory === undefined ? { cpus } : { cpus, memory: printBytes(memory) };
}
