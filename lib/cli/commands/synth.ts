import { plain } from '../../diagnostics/color';
import { plural } from '../../diagnostics/summary';
import { targets as allTargets } from '../../model/target';
import type { Base } from '../../review/base/base';
import { readAcceptances } from '../acceptance-file';
import { type CommandContext, formatOptions } from '../context';
import { deliver } from '../deliver';
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
  if (context.flags.has('watch')) {
    const { watchSynth }: typeof import('../watch/watch-synth') = require('../watch/watch-synth');
    return watchSynth(context, settings);
  }
  checkCombination(settings, format);
  const shown = progress(() => isTerminal(2), context.streams.stderr);
  shown.step('Running the app …');
  const mode = settings.stdout ? 'text' : settings.check ? 'check' : 'files';
  const placeNotes = format !== 'text';
  const acceptances = readAcceptances(settings.folder);
  const against = baseOf(context, settings);
  await runApp(
    settings,
    { mode, placeNotes, acceptances, review: against && { against } },
    shown.step,
    (outcome) => {
      shown.end();
      const told: Settings = { ...settings, out: outcome.result?.out || settings.out };
      const options = Object.assign(formatOptions(context, settings.maxDiagnostics), { settings: told });
      process.exitCode = outcome.exitCode;
      deliver(
        (as, isInFile) => report(as, outcome, isInFile ? inFile(options) : options),
        Object.assign({ format, outputFile: settings.outputFile }, context),
      );
    },
  );
}

/** What was applied before, where somebody asks what a server would have against the change. */
function baseOf({ flags, folder }: CommandContext, settings: Settings): Base | undefined {
  const asked = flags.get('against');
  if (asked === undefined) return undefined;
  const { findManifests }: typeof import('../../review') = require('../../review');
  const base = findManifests(String(asked), settings.folder, folder);
  if ('message' in base) throw stop('option/invalid', base.message, { fix: base.fix });
  return base;
}

/** Manifests are not part of it. */
function inFile(options: ReportContext): ReportContext {
  return { ...options, paint: plain, settings: { ...options.settings, stdout: false } };
}

function checkCombination({ stdout, check, targets, outputFile }: Settings, format: Format): void {
  if (!stdout) return;
  if (targets?.length !== 1) {
    throw stop('option/invalid', '--stdout takes exactly one target.', {
      fix: `--target ${allTargets.join(' or --target ')}`,
    });
  }
  if (outputFile === undefined && format !== 'text' && format !== 'github')
    throw stop('option/invalid', `--stdout and --format ${format} both want stdout.`, {
      fix: '--output-file takes the report elsewhere.',
    });
  if (check) throw stop('option/invalid', '--stdout writes no files that --check could compare.');
}

function report(format: Format, outcome: Outcome, context: ReportContext): Report {
  if (format === 'text') return textReport(outcome, context);
  if (format === 'json') {
    const { jsonReport }: typeof import('../reporters/json') = require('../reporters/json');
    return jsonReport(outcome);
  }
  if (format === 'github') {
    const { githubReport }: typeof import('../reporters/github') = require('../reporters/github');
    return githubReport(outcome, context);
  }
  const { programReport }: typeof import('../reporters/for-programs') = require('../reporters/for-programs');
  const { diagnostics, exitCode, result } = outcome;
  return programReport(format, {
    command: 'synth',
    diagnostics,
    exitCode,
    extent: result === undefined ? '' : `in ${plural(result.workloads, 'workload')}`,
    changes: result?.changes ?? [],
    out: context.settings.out,
    folder: context.folder,
  });
}
