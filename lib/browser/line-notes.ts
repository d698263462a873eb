import type { PageApp, PagePart } from '../review/page/page';
import { changesOf, findingsOf } from './data';

/** What is told of one line of code. */
export interface LineNote {
  /** The class of the line: something was found there, or what is made of it differs from before. */
  readonly kind: 'error' | 'warning' | 'differs';
  readonly said: string[];
}

/** What is told of the lines of a construct's code, by `file:line`; what was found there counts for more than a change. */
export function notesOf(app: PageApp, part: PagePart): ReadonlyMap<string, LineNote> {
  const notes = new Map<string, LineNote>();
  const add = (at: { readonly file: string; readonly line: number } | undefined, note: LineNote): void => {
    if (at === undefined) return;
    const key = `${at.file}:${at.line}`;
    const known = notes.get(key);
    if (known === undefined) notes.set(key, note);
    else for (const text of note.said) if (!known.said.includes(text)) known.said.push(text);
  };
  for (const { severity, suppressed, location, message } of findingsOf(part, app.environment))
    if (severity !== 'note' && suppressed === undefined) add(location, { kind: severity, said: [message] });
  for (const { objects } of changesOf(part, app))
    for (const { fields } of objects)
      for (const { path, before, after, hunks, follows, location } of fields)
        if (follows === undefined)
          add(location, {
            kind: 'differs',
            said: [hunks ? `${path} differs` : `${path}: ${before ?? 'not there'} → ${after ?? 'gone'}`],
          });
  return notes;
}
