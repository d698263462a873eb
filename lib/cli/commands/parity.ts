import type { Paint } from '../../diagnostics/color';
import { foreign } from '../../diagnostics/foreign-text';
import { formatDiagnostics } from '../../diagnostics/format';
import { plural } from '../../diagnostics/summary';
import { wrap } from '../../diagnostics/wrap';
import type { ParityReport } from '../../passes/parity';
import { type CommandContext, paintFor } from '../context';
import { runApp } from '../outcome';
import { stop } from '../problem';
import { progress } from '../progress';
import { readSettings } from '../settings';
import { isTerminal } from '../terminal';

/** `lading parity`: what becomes of every field that the app uses, on each target. Writes no files. */
export async function parity(context: CommandContext): Promise<void> {
  const settings = readSettings(context.flags, context.environment, context.folder);
  if (settings.format === 'github')
    throw stop('option/invalid', 'lading parity has the formats text and json.');
  const shown = progress(() => isTerminal(2), context.streams.stderr);
  const asJson = settings.format === 'json';
  await runApp(settings, { mode: 'parity', placeNotes: asJson }, shown.step, (outcome) => {
    const { diagnostics, result, exitCode } = outcome;
    shown.end();
    process.exitCode = exitCode;
    if (asJson) {
      const { jsonReport }: typeof import('../reporters/json') = require('../reporters/json');
      context.streams.stdout(jsonReport(outcome).stdout);
      return;
    }
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const text = formatDiagnostics(errors, { paint: paintFor(2, context), folder: context.folder });
    if (text !== '') context.streams.stderr(`${text}\n`);
    if (result === undefined) return;
    const paint = paintFor(1, context);
    const tables = Object.entries(result.parity).map(([name, report]) => tableOf(name, report, paint));
    context.streams.stdout(tables.join('\n'));
  });
}

const titles = { approximated: 'approximated', 'not-expressible': 'not expressible' } as const;

/** What is kept is only counted: the rest is what somebody has to know. */
function tableOf(name: string, { targets }: ParityReport, paint: Paint): string {
  const lines: string[] = [];
  for (const [target, rows = []] of Object.entries(targets)) {
    const kept = rows.filter(({ verdict }) => verdict === 'kept').length;
    const other = (['approximated', 'not-expressible'] as const).map((verdict) => {
      const found = rows.filter((row) => row.verdict === verdict);
      return { verdict, found };
    });
    const counts = [
      `${kept} kept`,
      ...other.map(({ verdict, found }) => `${found.length} ${titles[verdict]}`),
    ];
    lines.push(`${paint('strong', `${name} on ${target}`)}: ${counts.join(', ')}`, '');
    for (const { verdict, found } of other) {
      for (const { field, note, constructs, code } of found) {
        const style = verdict === 'approximated' ? 'note' : 'warning';
        lines.push(`  ${paint(style, titles[verdict])}  ${field}  ${paint('dim', code ?? '')}`);
        lines.push(...wrap(foreign(note), 72).map((line) => `    ${line}`));
        lines.push(...wrap(`In ${whichOf(constructs)}.`, 72).map((line) => `    ${paint('dim', line)}`), '');
      }
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function whichOf(constructs: readonly string[]): string {
  const shown = constructs.slice(0, 8).join(', ');
  const more = constructs.length - 8;
  return more > 0 ? `${shown} and ${plural(more, 'other')}` : shown;
}
