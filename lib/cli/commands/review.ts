import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageRoot } from '../../diagnostics/package-root';
import { count, plural } from '../../diagnostics/summary';
import type { Base } from '../../review/base/base';
import type { CommandContext } from '../context';
import { deliver } from '../deliver';
import { errorsText } from '../errors-text';
import { openInBrowser } from '../open-in-browser';
import { type Outcome, runApp } from '../outcome';
import { stop } from '../problem';
import { progress } from '../progress';
import { readSettings, type Settings } from '../settings';
import { isTerminal } from '../terminal';
import { version } from '../version';

/** `lading review`: one page that shows what the app is made of, and where each line of its output comes from. */
export async function review(context: CommandContext): Promise<void> {
  const { flags, environment, folder, streams } = context;
  const settings = readSettings(flags, { ...environment, LADING_FORMAT: '' }, folder);
  const file = settings.outputFile ?? join(settings.folder, 'lading-review.html');
  if (flags.has('watch')) {
    const { watchReview }: typeof import('../watch/watch-review') = require('../watch/watch-review');
    return watchReview(context, settings, file);
  }
  const base = baseOf(context, settings);
  const shown = progress(() => isTerminal(2), streams.stderr);
  shown.step('Running the app …');
  await runApp(
    settings,
    { mode: 'review', placeNotes: true, review: { base, page: true } },
    shown.step,
    (outcome) => {
      shown.end();
      process.exitCode = outcome.exitCode;
      const page = htmlOf(outcome, settings);
      const isThere = deliver(
        (_, isInFile) => ({
          stdout: isInFile ? page : '',
          stderr: isInFile ? '' : errorsText(outcome, context),
        }),
        // Nobody reads it on a terminal.
        { format: 'json', outputFile: page === '' ? undefined : file, streams },
      );
      if (page === '') return streams.stderr('There is nothing to show.\n');
      if (!isThere) return;
      streams.stderr(`${relative(folder, file) || file}: ${summary(outcome)}.\n`);
      if (flags.has('open')) openInBrowser(file);
    },
  );
}

/** What it is compared with, where somebody asks that. */
function baseOf({ flags, environment, folder }: CommandContext, settings: Settings): Base | undefined {
  const asked = flags.get('base') || environment.LADING_BASE;
  if (!asked) return undefined;
  const { findBase }: typeof import('../../review') = require('../../review');
  const base = findBase(String(asked), settings.folder, folder);
  if ('message' in base) throw stop('option/invalid', base.message, { fix: base.fix });
  return base;
}

/** Empty where there is nothing to show: the app has failed. */
function htmlOf({ review, result, diagnostics }: Outcome, { folder }: Settings): string {
  if (review?.pages === undefined || result === undefined) return '';
  const { pageHtml, pageOf }: typeof import('../../review') = require('../../review');
  const page = pageOf({
    version: version(),
    apps: review.pages,
    diagnostics,
    parity: result.parity,
    diff: review.diff,
    folder,
  });
  const built = (name: string) => readFileSync(join(packageRoot(), 'build', name), 'utf8').trimEnd();
  return pageHtml(page, { script: built('page.js'), style: built('page-style.css') });
}

function summary({ diagnostics, result }: Outcome): string {
  const { errors, warnings } = count(diagnostics);
  return `${plural(result?.workloads ?? 0, 'workload')}, ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
}
