import type { Target } from '../../model/target';
import type { Diff, FieldChange } from '../change';
import type { NotComparable } from '../diff';

/** Something that is written, line by line. */
interface Written {
  readonly target: Target;
  readonly file: string;
  readonly object: string;
  readonly raw: string;
  /** Of each line, the JSON pointer of what it says. */
  readonly pointers?: readonly string[];
}

/** Answers which lines of something, from 0, say what an earlier output did not say. */
export function changedLines(
  diff: Diff | NotComparable | undefined,
): (written: Written) => readonly number[] {
  const found = new Map<string, readonly FieldChange[]>();
  if (diff !== undefined && 'groups' in diff)
    for (const { objects } of diff.groups)
      for (const { target, file, object, fields } of objects) found.set(keyOf(target, file, object), fields);
  return ({ target, file, object, raw, pointers }) => {
    const fields = found.get(keyOf(target, file, object)) ?? found.get(keyOf(target, file, file)) ?? [];
    if (fields.length === 0) return [];
    const lines = raw.replace(/\n$/, '').split('\n');
    // Of a text of several lines, those that are there now and were not.
    const added = new Set(
      fields.flatMap(({ hunks = [] }) =>
        hunks.flatMap((hunk) =>
          hunk.lines.flatMap((line) => (line.startsWith('+') ? line.slice(1).trim() : [])),
        ),
      ),
    );
    const whole = new Set(
      fields.flatMap(({ pointer, hunks }) => (hunks === undefined ? (pointer ?? []) : [])),
    );
    return lines.flatMap((line, index) => {
      const isAdded = line.trim() !== '' && added.has(line.trim());
      return isAdded || isWithin(pointers?.[index], whole) ? [index] : [];
    });
  };
}

/** Whether a pointer leads to one of these, or into it. */
function isWithin(pointer: string | undefined, places: ReadonlySet<string>): boolean {
  for (let at = pointer ?? ''; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (places.has(at)) return true;
  return false;
}

function keyOf(target: Target, file: string, object: string): string {
  return [target, file, object].join('\0');
}
