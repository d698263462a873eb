import { formatDiagnostics } from '../../diagnostics/format';
import { type CommandContext, formatOptions, paintFor } from '../context';
import { runApp } from '../outcome';
import { stop } from '../problem';
import { progress } from '../progress';
import { parityTable } from '../reporters/parity';
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
    const text = formatDiagnostics(errors, formatOptions(context, settings.maxDiagnostics));
    if (text !== '') context.streams.stderr(`${text}\n`);
    if (result === undefined) return;
    const paint = paintFor(1, context);
    const tables = Object.entries(result.parity).map(([name, report]) => parityTable(name, report, paint));
    context.streams.stdout(tables.join('\n'));
  });
}
