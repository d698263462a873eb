import type { MadePiece } from '../constructs/run/in-memory';
import { lineDiff } from './line-diff';
import { piecesIn, type Synthesized } from './synthesized';
import { indented } from './verdict';

/** What a file of manifests holds: the text of each object, by what it is. */
type Snapshot = ReadonlyMap<string, string>;

/** Each is a document of YAML. Nothing else begins a line so: whatever holds text of the user's is indented. */
const mark = '--- # ';

/** Of what lies in the construct that was given, in the order of the output. */
export function snapshotOf(app: Synthesized): Snapshot {
  const found = new Map<string, string>();
  for (const piece of piecesIn(app)) {
    const name = nameOf(piece);
    found.set(name, (found.get(name) ?? '') + textOf(piece));
  }
  return found;
}

function nameOf({ target, kind, name, namespace }: MadePiece): string {
  return [`${target} ${kind}`, namespace, name].filter(Boolean).join('/');
}

function textOf({ text, object }: MadePiece): string {
  if (object !== undefined) return text;
  return text === '' ? 'text: ""\n' : `text: |4\n${text.replace(/\n$/, '').replace(/^/gm, '    ')}\n`;
}

export function printSnapshot(snapshot: Snapshot): string {
  return [...snapshot].map(([name, text]) => `${mark}${name}\n${text}`).join('');
}

export function readSnapshot(text: string): Snapshot {
  const found = new Map<string, string>();
  for (const part of text.replaceAll('\r\n', '\n').split(`\n${mark}`)) {
    const end = part.indexOf('\n');
    const name = part.slice(0, end).replace(mark, '');
    if (end > 0) found.set(name, part.slice(end + 1));
  }
  return found;
}

/** What is new, gone and changed, object by object; empty where all is as it was. */
export function snapshotDiff(before: Snapshot, after: Snapshot): string {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .flatMap((name) => {
      const [old, now] = [before.get(name), after.get(name)];
      if (old === undefined) return [`new      ${name}`];
      if (now === undefined) return [`gone     ${name}`];
      return old.trimEnd() === now.trimEnd() ? [] : [`changed  ${name}\n${indented(lineDiff(old, now))}`];
    })
    .join('\n');
}
