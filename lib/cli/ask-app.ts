import type { Review, ReviewRequest } from '../review/request';
import type { Flags } from './arguments';
import type { CommandContext } from './context';
import { deliver } from './deliver';
import { errorsText } from './errors-text';
import { runApp } from './outcome';
import { ownFormat } from './own-format';
import { progress } from './progress';
import { readSettings } from './settings';
import { isTerminal } from './terminal';

/** What is known beside what was asked. */
export interface Told {
  /** The folder of the output; absolute. */
  readonly out: string;
}

/**
 * Runs the app, asks something of it, and tells the answer on stdout or in the file that was named. What is wrong with the
 * app goes to people, on stderr, and then there is no answer. Writes no manifests.
 *
 * @param tell May throw what the user has to mend.
 */
export async function askApp(
  context: CommandContext,
  review: ReviewRequest,
  tell: (review: Review, told: Told) => string,
): Promise<void> {
  const { flags, folder, environment, streams } = context;
  const settings = readSettings(withoutFormat(flags), { ...environment, LADING_FORMAT: '' }, folder);
  const shown = progress(() => isTerminal(2), streams.stderr);
  shown.step('Running the app …');
  await runApp(settings, { mode: 'review', placeNotes: false, review }, shown.step, (outcome) => {
    shown.end();
    process.exitCode = outcome.exitCode;
    const stderr = errorsText(outcome, context);
    let text = '';
    try {
      if (outcome.review !== undefined) text = tell(outcome.review, { out: outcome.result?.out ?? '' });
    } catch (error) {
      const { fail }: typeof import('./fail') = require('./fail');
      // Programs read why there is no answer as well.
      return fail(error, flags.get('format') === 'json' ? ['--format', 'json'] : [], context);
    }
    deliver((as, isInFile) => ({ stdout: as === 'text' ? '' : text, stderr: isInFile ? '' : stderr }), {
      // The answer is what was asked for, also where people read it.
      format: 'json',
      outputFile: outcome.review === undefined ? undefined : settings.outputFile,
      streams,
    });
  });
}

/** The format of such an answer: those that others have are none of its own. */
export function answerFormat<F extends string>(
  command: string,
  known: readonly [F, ...F[]],
  { flags, environment }: CommandContext,
): F {
  const asked = flags.get('format') ?? environment.LADING_FORMAT;
  return ownFormat(command, known, asked === undefined ? asked : String(asked), flags);
}

function withoutFormat(flags: Flags): Flags {
  return new Map([...flags].filter(([name]) => name !== 'format'));
}
