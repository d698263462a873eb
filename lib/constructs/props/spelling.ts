import { parseDuration } from '../../model/duration';
import { printCpu } from '../../model/quantity';
import type { Meant } from './meant';

interface Count {
  readonly count: number;
  readonly unit: string;
}

const amount = /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*([a-zµ%]*)\.?\s*$/i;

/** A number and its unit, with a decimal comma, and spaces and `_` wherever. */
function read(value: string): Count | undefined {
  const [, count, unit = ''] = amount.exec(value.replaceAll('_', '')) ?? [];
  return count === undefined ? undefined : { count: Number(count.replace(',', '.')), unit };
}

/** Numbers that are a little off: 0.1 + 0.2 is a little more than 0.3. */
function rounded(value: number): Meant | undefined {
  const nearby = Math.round(value * 1000) / 1000;
  return value > 0 && nearby > 0 && Number.isFinite(nearby) ? { suggestion: String(nearby) } : undefined;
}

const ofMemory: Meant = {
  fix: 'CPU is counted in cores or thousandths of one, `m`; that is a unit of memory.',
};

/** `'100 m'`, `'0.5cpu'`, `'1,5'`, `'50%'`, `'250M'`, and 0.1 + 0.2. */
export function spellCpu(value: string | number): Meant | undefined {
  if (typeof value === 'number') return rounded(value);
  const { count, unit } = read(value) ?? {};
  if (count === undefined || unit === undefined) return undefined;
  if (/^(?:[kgtpe]i?|mi)b?$/i.test(unit)) return ofMemory;
  const perUnit = /^m(?:illi(?:cores?|cpus?)?|cpus?|cores?)?$/i.test(unit)
    ? 1
    : /^(?:v?cpus?|c|cores?)?$/i.test(unit)
      ? 1000
      : unit === '%'
        ? 10
        : undefined;
  const millicores = Math.max(1, Math.round(count * (perUnit ?? Number.NaN)));
  return Number.isSafeInteger(millicores) ? { suggestion: printCpu(millicores) } : undefined;
}

const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];
const decimal = ['', 'k', 'M', 'G', 'T', 'P'];
const thousandth =
  '`m` is a thousandth to Kubernetes and 1024 * 1024 bytes to Docker, so it is taken from neither: those bytes are `Mi`.';

/** `'512m'` and `'1g'` as Docker writes them, `'1GB'`, `'1 Gi'`, and `'1.1Gi'`, which is no whole number of bytes. */
export function spellMemory(value: string | number): Meant | undefined {
  const { count, unit } = typeof value === 'string' ? (read(value) ?? {}) : {};
  const [, letter, rest] = /^([kmgtp]?)(i?b?|bytes?)$/i.exec(unit ?? '') ?? [];
  if (count === undefined || letter === undefined || rest === undefined) return undefined;
  if (letter === '' && !Number.isInteger(count)) return undefined;
  const step = letter === '' ? 0 : 'kmgtp'.indexOf(letter.toLowerCase()) + 1;
  // Docker writes its binary units in small letters; whoever writes GB means ten to the ninth.
  const isBinary = /i/i.test(rest) || (letter !== '' && letter === letter.toLowerCase());
  const suggestion = whole(count, step, isBinary);
  if (suggestion === undefined) return undefined;
  return letter === 'm' && rest === '' ? { suggestion, fix: thousandth } : { suggestion };
}

/** In the largest unit in which the count is whole, or nearly so: no bytes are told one by one. */
function whole(count: number, step: number, isBinary: boolean): string | undefined {
  const [units, base] = isBinary ? [binary, 1024] : [decimal, 1000];
  let [left, at] = [count, step];
  if (!Number.isInteger(left) && at > 0) [left, at] = [left * base, at - 1];
  const nearby = Math.round(left);
  return nearby > 0 && Number.isSafeInteger(nearby) ? `${nearby}${units[at] ?? ''}` : undefined;
}

const units: readonly (readonly [RegExp, unit: 'h' | 'm' | 's' | 'ms', times: number])[] = [
  [/^(?:ms|milli(?:second)?s?|msecs?)$/, 'ms', 1],
  [/^(?:s|secs?|seconds?)$/, 's', 1],
  [/^(?:m|mins?|minutes?)$/, 'm', 1],
  [/^(?:h|hrs?|hours?)$/, 'h', 1],
  [/^(?:d|days?)$/, 'h', 24],
  [/^(?:w|weeks?)$/, 'h', 168],
];
const order = ['h', 'm', 's', 'ms'] as const;
/** The unit of a last number that has none: `'1h30'`; a number by itself counts seconds. */
const after = { h: 'm', m: 's', s: 'ms', ms: undefined } as const;

/** `'30'`, `'5 seconds'`, `'100 ms'`, `'1h30'`, `'1h 30min'`, `'1d'`, `'PT30S'`, `'1:30'`, `'1,5s'`. */
export function spellDuration(value: string | number): Meant | undefined {
  if (typeof value === 'number') return rounded(value);
  const [, minutes, seconds] = /^\s*(\d{1,3}):(\d\d)\s*$/.exec(value) ?? [];
  const text = minutes === undefined ? value : `${minutes}m${seconds}s`;
  const plain = text
    .toLowerCase()
    .replace(/[\s_]/g, '')
    .replaceAll(',', '.')
    .replace(/^p(?=t|\d)|t(?=\d)/g, '');
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)([a-z]*)\.?/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== plain) return undefined;
  const counts = new Map<string, number>();
  let last: keyof typeof after | undefined;
  for (const [, count, word] of parts) {
    const [, unit, times = 1] =
      units.find(([pattern]) => pattern.test(word ?? '')) ??
      (word === '' ? [undefined, last === undefined ? 's' : after[last]] : []);
    if (unit === undefined) return undefined;
    counts.set(unit, (counts.get(unit) ?? 0) + Number(count) * times);
    last = unit;
  }
  const suggestion = order
    .flatMap((unit) => (counts.has(unit) ? [`${counts.get(unit)}${unit}`] : []))
    .join('');
  return parseDuration(suggestion) === undefined ? undefined : { suggestion };
}
