import { plain } from '../../diagnostics/color';
import { formatDiagnostics } from '../../diagnostics/format';
import { count } from '../../diagnostics/summary';
import type { Alarm, Diff } from '../../review';
import { type CommandContext, formatOptions, paintFor } from '../context';
import { deliver } from '../deliver';
import type { Format } from '../format';
import { type Outcome, runApp } from '../outcome';
import { ownFormat } from '../own-format';
import { stop } from '../problem';
import { progress } from '../progress';
import { jsonReport } from '../reporters/json';
import type { Report } from '../reporters/reporter';
import { readSettings, type Settings } from '../settings';
import { columnsOf, isTerminal } from '../terminal';

/** People read the text of a GitHub workflow as well: there is nothing to annotate. */
const formats = ['text', 'json', 'markdown'] as const satisfies readonly Format[];

/** `lading diff`: how what the app says now differs from an earlier output, and what that does to what runs. */
export async function diff(context: CommandContext): Promise<void> {
  const { flags, folder, environment, streams } = context;
  const settings = readSettings(flags, environment, folder);
  const format = ownFormat('diff', formats, settings.format, flags);
  const alarms = alarmsWanted(context);
  const { findBase }: typeof import('../../review') = require('../../review');
  const asked = flags.get('base') || environment.LADING_BASE;
  const base = findBase(asked ? String(asked) : undefined, settings.folder, folder);
  if ('message' in base) throw stop('option/invalid', base.message, { fix: base.fix });
  const shown = progress(() => isTerminal(2), streams.stderr);
  shown.step('Running the app …');
  await runApp(settings, { mode: 'review', placeNotes: false, review: { base } }, shown.step, (outcome) => {
    shown.end();
    const diff = outcome.review?.diff;
    if (diff !== undefined && 'message' in diff) refuse(diff, format, context);
    else
      tell(
        { ...outcome, diff, exitCode: verdict(outcome, diff, alarms, context) },
        format,
        settings,
        context,
      );
  });
}

/** An outcome in which there was something to compare with. */
type Compared = Omit<Outcome, 'review'> & { readonly diff?: Diff };

function tell(outcome: Compared, format: Format, settings: Settings, context: CommandContext): void {
  process.exitCode = outcome.exitCode;
  const { outputFile } = settings;
  const place = (isInFile: boolean) => (isInFile ? 'file' : outputFile === undefined ? 'stdout' : 'stderr');
  deliver((as, isInFile) => report(outcome, as, place(isInFile), context), {
    format,
    outputFile,
    streams: context.streams,
  });
}

/** The app has run already: nobody is there who could catch it. */
function refuse(
  { message, fix }: { message: string; fix?: string },
  format: Format,
  context: CommandContext,
): void {
  const { fail }: typeof import('../fail') = require('../fail');
  fail(stop('option/invalid', message, { fix }), ['--format', format], context);
}

function verdict(
  { exitCode }: Outcome,
  diff: Diff | undefined,
  wanted: ReadonlySet<Alarm>,
  { flags }: CommandContext,
): Outcome['exitCode'] {
  if (exitCode !== 0 || diff === undefined) return exitCode;
  if (flags.has('exit-code') && diff.groups.length > 0) return 1;
  const { alarmsIn }: typeof import('../../review') = require('../../review');
  return alarmsIn(diff, wanted).size > 0 ? 1 : 0;
}

/**
 * What is wrong with the app goes to people, on stderr; `lading synth` shows its warnings.
 *
 * @param place Where the answer goes: people read it on stderr where a file has it.
 */
function report(
  outcome: Compared,
  format: Format,
  place: 'file' | 'stdout' | 'stderr',
  context: CommandContext,
): Report {
  const { diff, exitCode } = outcome;
  const stderr = place === 'file' ? '' : problems(outcome, context);
  if (diff === undefined)
    return format === 'json'
      ? jsonReport(outcome)
      : { stdout: '', stderr: `${stderr}Nothing was compared.\n` };
  const { diffMarkdown, diffText }: typeof import('../../review') = require('../../review');
  const { folder, environment } = context;
  if (format === 'json')
    return { stdout: `${JSON.stringify({ formatVersion: 1, exitCode, ...diff }, undefined, 2)}\n`, stderr };
  if (format === 'markdown') return { stdout: diffMarkdown(diff, folder), stderr };
  // Into a file goes what text has on stderr elsewhere.
  if (place === 'file') return { stdout: '', stderr: diffText(diff, { paint: plain, folder }) };
  const stream = place === 'stdout' ? 1 : 2;
  const columns = columnsOf(stream, environment);
  const text = diffText(diff, { paint: paintFor(stream, context), folder, columns });
  return place === 'stdout' ? { stdout: text, stderr } : { stdout: '', stderr: stderr + text };
}

function problems({ diagnostics, exitCode }: Compared, context: CommandContext): string {
  const { errors, warnings } = count(diagnostics);
  const isRefused = exitCode !== 0 && errors === 0 && warnings > 0;
  const told = diagnostics.filter(
    ({ severity, suppressed }) =>
      suppressed === undefined && (severity === 'error' || (isRefused && severity === 'warning')),
  );
  const text = formatDiagnostics(told, formatOptions(context));
  return text === '' ? '' : `${text}\n`;
}

function alarmsWanted({ flags, environment }: CommandContext): ReadonlySet<Alarm> {
  const { alarms }: typeof import('../../review') = require('../../review');
  const text = String(flags.get('fail-on') || environment.LADING_FAIL_ON || '');
  const names = text.split(',').flatMap((name) => name.trim() || []);
  return new Set(
    names.map((name) => {
      const found = alarms.find((alarm) => alarm === name);
      if (found !== undefined) return found;
      throw stop('option/invalid', `--fail-on knows ${alarms.join(', ')}, and no ${name}.`);
    }),
  );
}
