import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { type Definitions, definitions } from '../../lib/validation';
import { entriesAt, type Fields, isFields, listAt, parseJson, textAt } from '../engines/host/json';
import { readVerdict, servers, type Verdict, writeVerdict } from './cases';
import type { Change } from './change';

/** A custom resource that somebody makes, or, where there is something before, changes. */
export interface CustomCase {
  readonly good: string;
  readonly before?: Change;
  readonly change: Change;
  readonly isOwn: boolean;
  /** In the order of `servers`. */
  readonly verdicts: readonly Verdict[];
}

const read = (name: string): string => readFileSync(join(__dirname, 'custom', name), 'utf8');
const verdicts = join(__dirname, 'custom', 'verdicts.tsv');

/** The definition that is ours, with a rule for each function. */
export function ownDefinition(): Fields {
  const definition: unknown = parse(read('definition.yaml'));
  if (!isFields(definition)) throw new Error('the definition is no object');
  return definition;
}

export function ownDefinitions(): Definitions {
  const own = definitions();
  own.add(ownDefinition());
  return own;
}

export function customGood(): Map<string, Fields> {
  const objects = parseAllDocuments(read('good.yaml')).map((document): unknown => document.toJS());
  return new Map(
    objects.flatMap((object): [string, Fields][] =>
      isFields(object) ? [[`${textAt(object, 'kind')}/${textAt(object, 'metadata', 'name')}`, object]] : [],
    ),
  );
}

export function customChanges(): [good: string, change: Change][] {
  const all: unknown = parse(read('defects.yaml'));
  return entriesAt(all).flatMap(([good]) =>
    listAt(all, good).map((change): [string, Change] => [good, isFields(change) ? change : {}]),
  );
}

export function customUpdates(): [good: string, before: Change, after: Change][] {
  const all: unknown = parse(read('updates.yaml'));
  return entriesAt(all).flatMap(([good]) =>
    listAt(all, good).map((pair): [string, Change, Change] => {
      const [before, after] = Array.isArray(pair) ? pair : [];
      return [good, isFields(before) ? before : {}, isFields(after) ? after : {}];
    }),
  );
}

/** One line a case, as those of `cases/`; a change of what is there has two. */
export function writeCustomCases(cases: readonly CustomCase[]): void {
  const lines = cases.map(({ good, before, change, isOwn, verdicts: all }) =>
    [
      isOwn ? 'o' : 'm',
      good,
      before === undefined ? '' : JSON.stringify(before),
      JSON.stringify(change),
      ...new Set(all.map(writeVerdict)),
    ].join('\t'),
  );
  writeFileSync(verdicts, `${lines.join('\n')}\n`);
}

export function readCustomCases(): CustomCase[] {
  const lines = readFileSync(verdicts, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [own, good = '', old = '', json = '', first = '', ...more] = line.split('\t');
    const [before, change] = [old === '' ? undefined : parseJson(old), parseJson(json)];
    return {
      good,
      before: isFields(before) ? before : undefined,
      change: isFields(change) ? change : {},
      isOwn: own === 'o',
      verdicts: servers.map((_, at) => readVerdict(more[at - 1] ?? first)),
    };
  });
}
