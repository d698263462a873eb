import { mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { plain } from '../diagnostics/color';
import { formatDiagnostic } from '../diagnostics/format';
import { readPlainFile } from '../files/plain-file';
import { replaceFile } from '../files/replace-file';
import { reasonOf, systemCode } from '../files/system-error';
import type { Format } from './format';
import { problem } from './problem';
import type { Report } from './reporters/reporter';
import type { Streams } from './streams';

export interface Delivery {
  readonly format: Format;
  /** Where the report goes instead of to stdout; absolute. */
  readonly outputFile?: string;
  readonly streams: Streams;
}

/**
 * Tells a report where it was asked for. Where that is a file, people read theirs on stderr all the same. Leaves 2 in
 * `process.exitCode` where the file cannot be written: nobody has an answer then.
 *
 * @param make Makes the report in a format, as it goes to stdout and stderr or, without any colour, into a file.
 * @returns Whether it is where it was asked for: only then may somebody say so.
 */
export function deliver(
  make: (format: Format, isInFile: boolean) => Report,
  { format, outputFile, streams }: Delivery,
): boolean {
  const { stdout, stderr } = make(outputFile === undefined ? format : 'text', false);
  streams.stderr(stderr);
  streams.stdout(stdout);
  if (outputFile === undefined) return true;
  const report = make(format, true);
  try {
    mkdirSync(dirname(outputFile), { recursive: true });
    replaceFile(standingAt(outputFile), format === 'text' ? report.stderr : report.stdout);
    return true;
  } catch (error) {
    const told = problem('system/failed', `Cannot write the report to ${outputFile}: ${reasonOf(error)}.`);
    streams.stderr(`${formatDiagnostic(told, { paint: plain, folder: '.' })}\n`);
    process.exitCode = 2;
    return false;
  }
}

/**
 * Where a link leads. A pipe would be waited for, and a device be replaced by a file.
 *
 * @throws What the system reports, and an error that says what stands there instead of a file.
 */
function standingAt(file: string): string {
  try {
    readPlainFile(file);
    return realpathSync(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return file;
    throw error;
  }
}
