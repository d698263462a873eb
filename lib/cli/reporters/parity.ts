import type { Paint } from '../../diagnostics/color';
import { withoutName } from '../../diagnostics/fold';
import { foreign } from '../../diagnostics/foreign-text';
import { plural } from '../../diagnostics/summary';
import { wrap } from '../../diagnostics/wrap';
import type { ParityReport } from '../../passes/parity';
import type { ParityRow } from '../../passes/parity-rows';

const titles = { approximated: 'approximated', 'not-expressible': 'not expressible' } as const;
const verdicts = ['approximated', 'not-expressible'] as const;

/** The parity of one app for people. What is kept is only counted: the rest is what somebody has to know. */
export function parityTable(name: string, { targets }: ParityReport, paint: Paint): string {
  const lines: string[] = [];
  for (const [target, rows = []] of Object.entries(targets)) {
    const of = (verdict: ParityRow['verdict']) => rows.filter((row) => row.verdict === verdict);
    const counts = verdicts.map((verdict) => `${of(verdict).length} ${titles[verdict]}`);
    lines.push(
      `${paint('strong', `${name} on ${target}`)}: ${of('kept').length} kept, ${counts.join(', ')}`,
      '',
    );
    for (const verdict of verdicts) {
      const style = verdict === 'approximated' ? 'note' : 'warning';
      for (const { fields, constructs, note, code } of groups(of(verdict))) {
        lines.push(`  ${paint(style, titles[verdict])}  ${fields.join(', ')}  ${paint('dim', code)}`);
        lines.push(...wrap(foreign(note), 72).map((line) => `    ${line}`));
        lines.push(...wrap(`In ${listed(constructs)}.`, 72).map((line) => `    ${paint('dim', line)}`), '');
      }
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

interface Group {
  readonly note: string;
  readonly code: string;
  readonly fields: readonly string[];
  readonly constructs: readonly string[];
}

/** Rows that say the same of several fields, or of several constructs by their names, are one. */
function groups(rows: readonly ParityRow[]): Group[] {
  const found = new Map<
    string,
    { note: string; code: string; fields: Set<string>; constructs: Set<string> }
  >();
  for (const { field, note, constructs, code = '' } of rows) {
    const [only, ...more] = constructs;
    const general = only !== undefined && more.length === 0 ? withoutName(note, only) : note;
    const key = `${code} ${general}`;
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, { note, code, fields: new Set([field]), constructs: new Set(constructs) });
      continue;
    }
    if (known.note !== note) known.note = general;
    known.fields.add(field);
    for (const construct of constructs) known.constructs.add(construct);
  }
  return [...found.values()].map(({ note, code, fields, constructs }) => {
    return { note, code, fields: [...fields], constructs: [...constructs] };
  });
}

function listed(constructs: readonly string[]): string {
  const shown = constructs.slice(0, 8).join(', ');
  const more = constructs.length - 8;
  return more > 0 ? `${shown} and ${plural(more, 'other')}` : shown;
}
