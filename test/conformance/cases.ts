import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFields, parseJson } from '../engines/host/json';
import type { Change } from './change';
import { groupBy } from './group-by';

/** The servers that were asked, oldest first. */
export const servers = ['1.34', '1.37'] as const;

/** A server takes it, cannot read it, finds it invalid (with the fields it names), or cannot tell without a cluster. */
export interface Verdict {
  readonly is: 'taken' | 'unreadable' | 'invalid' | 'elsewhere';
  readonly fields: readonly string[];
}

export interface Case {
  readonly good: string;
  readonly change: Change;
  /** Somebody thought of it; the others are mutations. */
  readonly own: boolean;
  /** In the order of `servers`. */
  readonly verdicts: readonly Verdict[];
}

const folder = join(__dirname, 'cases');
const marks = { taken: '+', unreadable: '?', invalid: '-', elsewhere: '~' } as const;

export const writeVerdict = ({ is, fields }: Verdict): string => marks[is] + fields.join(' ');

export function readVerdict(text: string): Verdict {
  const is = (['taken', 'unreadable', 'invalid', 'elsewhere'] as const).find(
    (each) => marks[each] === text[0],
  );
  if (is === undefined) throw new Error(`no verdict: ${text}`);
  return { is, fields: text.length > 1 ? text.slice(1).split(' ') : [] };
}

/** One line a case: who thought of it, the good object, the change, and the verdicts; equal ones are written once. */
export function writeCases(cases: readonly Case[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const byKind = groupBy(cases, ({ good }) => good.slice(0, good.indexOf('/')));
  for (const [kind, all] of byKind) {
    const lines = all.map(({ good, change, own, verdicts }) => {
      const said = verdicts.map(writeVerdict);
      const name = good.slice(kind.length + 1);
      return [own ? 'o' : 'm', name, JSON.stringify(change), ...new Set(said)].join('\t');
    });
    writeFileSync(join(folder, `${kind}.tsv`), `${lines.join('\n')}\n`);
  }
}

export function readCases(): Case[] {
  return readdirSync(folder).flatMap((file) => {
    const kind = file.slice(0, -'.tsv'.length);
    const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
    return lines.map((line): Case => {
      const [own, name = '', json = '', first = '', ...more] = line.split('\t');
      const change = parseJson(json);
      const verdicts = servers.map((_, index) => readVerdict(more[index - 1] ?? first));
      return { good: `${kind}/${name}`, change: isFields(change) ? change : {}, own: own === 'o', verdicts };
    });
  });
}
