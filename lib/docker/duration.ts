import { type Escaped, escapeDollars } from './escaped';
/** Prints milliseconds as Compose and Go write a time span: `500ms`, `10s`, `1m30s`, `1h`. */
export function printDuration(milliseconds: number): Escaped {
  if (milliseconds === 0) return escapeDollars('0s');
  let rest = milliseconds;
  let printed = '';
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0) printed += `${count}${unit}`;
    rest -= count * size;
  }
  return escapeDollars(printed);
}

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;
