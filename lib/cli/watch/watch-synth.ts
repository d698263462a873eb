import { relative } from 'node:path';
import type { CommandContext } from '../context';
import { stop } from '../problem';
import type { Settings } from '../settings';
import { keepRunning } from './keep-running';
import { sameOptions } from './same-options';

/**
 * Synthesizes now, and again whenever a file of the project is saved, until somebody ends it. What is wrong is told and
 * waited on: the last good output stays as it is.
 */
export function watchSynth(
  { flags, folder, streams }: CommandContext,
  { folder: project, out, outputFile, stdout, check, quiet }: Settings,
): Promise<void> {
  if (stdout || check)
    throw stop(
      'option/invalid',
      `--watch writes files each time, which ${stdout ? '--stdout' : '--check'} does not.`,
      {
        fix: `Leave ${stdout ? '--stdout' : '--check'} out, or --watch.`,
      },
    );
  const where = relative(folder, project) || '.';
  const tell = (text: string): void => {
    if (!quiet) streams.stderr(`${text}\n`);
  };
  return keepRunning({
    folder: project,
    ignored: outputFile === undefined ? [out] : [out, outputFile],
    args: ['synth', ...sameOptions(flags, ['watch'])],
    from: folder,
    ended: (code) =>
      tell(`${code === 0 ? 'Up to date' : 'Nothing was written'}; watching ${where}, Ctrl+C ends it.`),
  });
}
