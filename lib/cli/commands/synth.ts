import { readAcceptances } from '../acceptance-file';
import { type CommandContext, formatOptions } from '../context';
import { type Format, formatOf } from '../format';
import { type Outcome, runApp } from '../outcome';
import { stop } from '../problem';
import { progress } from '../progress';
import type { Report, ReportContext } from '../reporters/reporter';
import { textReport } from '../reporters/text';
import { readSettings, type Settings } from '../settings';
import { isTerminal } from '../terminal';

/** `lading synth`: run the app, write its manifests, tell what is wrong. */
export async function synth(context: CommandContext): Promise<void> {
  const settings = readSettings(context.flags, context.environment, context.folder);
  const format = formatOf(settings.format, context.environment);
  checkCombination(settings, format);
  const shown = progress(() => isTerminal(2), context.streams.stderr);
  shown.step('Running the app …');
  const mode = settings.stdout ? 'text' : settings.check ? 'check' : 'files';
  const placeNotes = format !== 'text';
  const acceptances = readAcceptances(settings.folder);
  await runApp(settings, { mode, placeNotes, acceptances }, shown.step, (outcome) => {
    shown.end();
    const told: Settings = { ...settings, out: outcome.result?.out || settings.out };
    const options = formatOptions(context, settings.maxDiagnostics);
    const { stdout, stderr } = report(format, outcome, Object.assign(options, { settings: told }));
    context.streams.stderr(stderr);
    context.streams.stdout(stdout);
    process.exitCode = outcome.exitCode;
  });
}

function checkCombination({ stdout, check, targets }: Settings, format: Format): void {
  if (!stdout) return;
  if (targets?.length !== 1) {
    throw stop('option/invalid', '--stdout takes exactly one target.', {
      fix: '--target kubernetes or --target compose',
    });
  }
  if (format === 'json') throw stop('option/invalid', '--stdout and --format json both want stdout.');
  if (check) throw stop('option/invalid', '--stdout writes no files that --check could compare.');
}

function report(format: Format, outcome: Outcome, context: ReportContext): Report {
  if (format === 'text') return textReport(outcome, context);
  if (format === 'json') {
    const { jsonReport }: typeof import('../reporters/json') = require('../reporters/json');
    return jsonReport(outcome);
  }
  const { githubReport }: typeof import('../reporters/github') = require('../reporters/github');
  return githubReport(outcome, context);
}
