import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { entriesAt, type Fields, isFields, listAt, textAt } from '../engines/host/json';
import type { Change } from './change';

const folder = (name: string): string => join(__dirname, name);

/** Objects that every server takes, by kind and name: `Pod/full`. */
export function goodObjects(): Map<string, Fields> {
  const objects = new Map<string, Fields>();
  for (const file of readdirSync(folder('good'))) {
    for (const document of parseAllDocuments(readFileSync(join(folder('good'), file), 'utf8'))) {
      const object: unknown = document.toJS();
      if (!isFields(object)) throw new Error(`${file} holds something that is no object`);
      const name = textAt(object, 'metadata', 'name') || textAt(object, 'metadata', 'generateName');
      const key = `${textAt(object, 'kind')}/${name}`;
      if (objects.has(key)) throw new Error(`two good objects are called ${key}`);
      objects.set(key, object);
    }
  }
  return objects;
}

/** Cases that somebody thought of: one defect each, or nearly one. */
export function ownChanges(): [good: string, change: Change][] {
  return readdirSync(folder('defects')).flatMap((file) => {
    const read: unknown = parse(readFileSync(join(folder('defects'), file), 'utf8'));
    return entriesAt(read).flatMap(([good]) =>
      listAt(read, good).map((change): [string, Change] => [good, isFields(change) ? change : {}]),
    );
  });
}
