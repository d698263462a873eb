import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { entriesAt, isFields, listAt, parseJson } from '../engines/host/json';
import { readVerdict, servers, type Verdict, writeVerdict } from './cases';
import type { Change } from './change';
import { groupBy } from './group-by';

/** A good object, as it is made by one change, and as it is to be by another. */
export interface UpdateCase {
  readonly good: string;
  readonly before: Change;
  readonly after: Change;
  /** Somebody thought of it; in the others one of both is the good object, and the other a mutation of it. */
  readonly own: boolean;
  /** In the order of `servers`. */
  readonly verdicts: readonly Verdict[];
}

const folder = join(__dirname, 'updates');

/** Updates that somebody thought of: `- [before, after]` below the name of a good object. */
export function ownUpdates(): [good: string, before: Change, after: Change][] {
  const read: unknown = parse(readFileSync(join(__dirname, 'updates.yaml'), 'utf8'));
  return entriesAt(read).flatMap(([good]) =>
    listAt(read, good).map((pair): [string, Change, Change] => {
      const [before, after] = Array.isArray(pair) ? pair : [];
      return [good, isFields(before) ? before : {}, isFields(after) ? after : {}];
    }),
  );
}

export function writeUpdateCases(cases: readonly UpdateCase[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [kind, all] of groupBy(cases, ({ good }) => good.slice(0, good.indexOf('/')))) {
    const lines = all.map(({ good, before, after, own, verdicts }) =>
      [
        own ? 'o' : 'm',
        good.slice(kind.length + 1),
        JSON.stringify(before),
        JSON.stringify(after),
        ...new Set(verdicts.map(writeVerdict)),
      ].join('\t'),
    );
    writeFileSync(join(folder, `${kind}.tsv`), `${lines.join('\n')}\n`);
  }
}

export function readUpdateCases(): UpdateCase[] {
  return readdirSync(folder).flatMap((file) => {
    const kind = file.slice(0, -'.tsv'.length);
    return readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): UpdateCase => {
        const [own, name = '', before = '', after = '', first = '', ...more] = line.split('\t');
        const [old, next] = [before, after].map(parseJson);
        const verdicts = servers.map((_, index) => readVerdict(more[index - 1] ?? first));
        return {
          good: `${kind}/${name}`,
          before: isFields(old) ? old : {},
          after: isFields(next) ? next : {},
          own: own === 'o',
          verdicts,
        };
      });
  });
}
