import type { Paint } from '../../diagnostics/color';
import { formatDiagnostics } from '../../diagnostics/format';
import { plural } from '../../diagnostics/summary';
import type { Schedule } from '../../passes/schedules';
import { acceptanceFile, acceptGaps, readAcceptances, writeAcceptances } from '../acceptance-file';
import { type CommandContext, formatOptions, paintFor } from '../context';
import { options } from '../option-table';
import { type Outcome, runApp } from '../outcome';
import { ownFormat } from '../own-format';
import { stop } from '../problem';
import { progress } from '../progress';
import { parityTable } from '../reporters/parity';
import { readSettings, type Settings } from '../settings';
import { isTerminal } from '../terminal';

/**
 * `lading parity`: what becomes of every field that the app uses, on each target. Writes no files, but with `--accept`
 * the one of accepted gaps.
 */
export async function parity(context: CommandContext): Promise<void> {
  const reason = reasonOf(context);
  const read = readSettings(context.flags, context.environment, context.folder);
  // What is about to be accepted must not be refused first.
  const settings = reason === undefined ? read : { ...read, strict: false, maxWarnings: undefined };
  const shown = progress(() => isTerminal(2), context.streams.stderr);
  const asJson = ownFormat('parity', ['text', 'json'], settings.format, context.flags) === 'json';
  const acceptances = readAcceptances(settings.folder);
  // With --accept what is stale is taken out, so there is nothing to tell of it.
  const known = reason === undefined ? acceptances : [];
  await runApp(
    settings,
    { mode: 'parity', placeNotes: asJson, acceptances: known },
    shown.step,
    (outcome) => {
      shown.end();
      process.exitCode = outcome.exitCode;
      const done = reason === undefined ? undefined : accept(outcome, settings.folder, reason);
      if (asJson) {
        const { jsonReport }: typeof import('../reporters/json') = require('../reporters/json');
        context.streams.stdout(jsonReport(outcome).stdout);
      } else show(outcome, settings, context, done);
    },
  );
}

function show(outcome: Outcome, settings: Settings, context: CommandContext, done: string | undefined): void {
  const { diagnostics, result } = outcome;
  const shown = diagnostics.filter(
    ({ severity, code }) => severity === 'error' || code === 'parity/stale-acceptance',
  );
  const text = formatDiagnostics(shown, formatOptions(context, settings.maxDiagnostics));
  if (text !== '') context.streams.stderr(`${text}\n`);
  if (done !== undefined) context.streams.stderr(`${done}\n`);
  else if (result !== undefined) {
    const paint = paintFor(1, context);
    const tables = Object.entries(result.parity).map(([name, report]) => parityTable(name, report, paint));
    const timed = Object.entries(result.schedules).filter(([, schedules]) => schedules.length > 0);
    context.streams.stdout([...tables, ...runsOf(timed, paint)].join('\n'));
  }
}

/** Most apps have nothing that runs by the clock, and load nothing for it. */
function runsOf(
  timed: readonly (readonly [app: string, schedules: readonly Schedule[]])[],
  paint: Paint,
): readonly string[] {
  if (timed.length === 0) return [];
  const { runsTable }: typeof import('../reporters/runs') = require('../reporters/runs');
  return timed.map(([app, schedules]) => runsTable(app, schedules, Date.now(), paint));
}

const partly = [
  ['target', 'target'],
  ['env', 'environment'],
] as const;

/** Nothing where nothing is to be accepted. */
function reasonOf({ flags, environment }: CommandContext): string | undefined {
  const reason = flags.get('reason');
  if (!flags.has('accept')) {
    if (reason === undefined) return undefined;
    throw stop('option/invalid', '--reason goes with --accept.');
  }
  // What is accepted of the others would be taken out as stale.
  for (const [name, part] of partly) {
    const variable = options[name].env;
    const given = flags.has(name) ? `--${name}` : variable;
    if (flags.has(name) || environment[variable])
      throw stop('option/invalid', `--accept looks at every ${part}: leave ${given} out.`);
  }
  if (typeof reason === 'string' && reason.trim() !== '') return reason.trim();
  throw stop('option/invalid', '--accept needs a reason, for whoever reviews it.', { fix: "--reason '…'" });
}

/** Keeps what there is as accepted, and says so. */
function accept({ result, exitCode }: Outcome, folder: string, reason: string): string {
  if (result === undefined || exitCode !== 0) return 'Nothing was accepted: an error cannot be.';
  const before = readAcceptances(folder);
  const { all, added, dropped } = acceptGaps(result.gaps, before, reason);
  if (all.length + before.length === 0) return 'There is no gap to accept.';
  writeAcceptances(folder, all);
  const parts = [`${plural(added, 'gap')} accepted`, `${all.length - added} before`];
  if (dropped > 0) parts.push(`${dropped} taken out`);
  return `In ${acceptanceFile}: ${parts.join(', ')}.`;
}
