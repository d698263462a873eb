import { blankDifference, blankUnderName } from '../diagnostics/blank';
import { optionFor } from '../diagnostics/clear-text';
import { foreign } from '../diagnostics/foreign-text';
import { diffLines, type Hunk } from '../emit/line-diff';
import { isObject } from '../model/json';

/** More of a value than this nobody reads in one line. */
const most = 160;

/** Lines that are shown of one text. */
const mostLines = 40;

/** Of what two long values begin alike with, this much is shown. */
const mostAlike = 30;

/** Two values as they are shown: on one line, without secrets, cut to where they differ. */
export function shownValues(name: string, before: unknown, after: unknown): [string?, string?] {
  const [was, is] = [whole(name, before), whole(name, after)];
  const isLong = was !== undefined && is !== undefined && Math.max(was.length, is.length) > most;
  const skipped = isLong ? Math.max(0, alike(was, is) - mostAlike) : 0;
  return [cut(was, skipped), cut(is, skipped)];
}

function whole(name: string, value: unknown): string | undefined {
  return value === undefined ? undefined : foreign(flow(name, value)).replaceAll('\n', '⏎');
}

/** How many letters two texts begin alike with. */
function alike(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

function cut(text: string | undefined, skipped: number): string | undefined {
  if (text === undefined) return undefined;
  const rest = skipped === 0 ? text : `…${text.slice(skipped)}`;
  return rest.length > most ? `${rest.slice(0, most - 1)}…` : rest;
}

/** As YAML writes it on one line, in short. */
function flow(name: string, value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(blankUnderName(name, value)).slice(1, -1) || '""';
  if (Array.isArray(value)) {
    const words = value.map((entry, at) => flow(optionFor(value[at - 1]) ?? name, entry));
    return `[${words.join(', ')}]`;
  }
  if (!isObject(value)) return String(value);
  const called = typeof value.name === 'string' ? value.name : undefined;
  const fields = Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== null);
  return `{${fields
    .map(([key, entry]) => `${key}: ${flow(key === 'value' && called !== undefined ? called : key, entry)}`)
    .join(', ')}}`;
}

/** The lines in which two texts differ, without secrets; nothing where either is a single line. */
export function shownLines(before: unknown, after: unknown): readonly Hunk[] | undefined {
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  if (!before.includes('\n') && !after.includes('\n')) return undefined;
  let room = mostLines;
  const hunks: Hunk[] = [];
  for (const { line, lines } of diffLines(before, after)) {
    if (room <= 0) break;
    hunks.push({ line, lines: blankDifference(lines.slice(0, room)).map(foreign) });
    room -= lines.length;
  }
  return hunks;
}
