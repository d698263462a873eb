import type { Diagnostic } from '../diagnostics/diagnostic';
import { formatDiagnostics } from '../diagnostics/format';
import { formatAmong } from './arguments';
import { bug } from './bug';
import { type CommandContext, formatOptions } from './context';
import { exitCode } from './exit-code';
import { formatOf, isFormat } from './format';
import { diagnosticsOf } from './load/failure';
import { annotations } from './reporters/github';
import { jsonReport } from './reporters/json';
import { systemProblem } from './system-error';

/**
 * Tells why a command could not answer, in the format that was asked for. That is read from the line as it was
 * typed, for what is wrong with it may be the very reason.
 */
export function fail(error: unknown, given: readonly string[], context: CommandContext): void {
  const { streams, environment, folder } = context;
  const diagnostics: readonly Diagnostic[] = diagnosticsOf(error) ?? [systemProblem(error) ?? bug(error)];
  const code = exitCode(diagnostics);
  const asked = formatAmong(given) ?? environment.LADING_FORMAT;
  const format = formatOf(isFormat(asked) ? asked : undefined, environment);
  if (format === 'json') streams.stdout(jsonReport({ diagnostics, exitCode: code }).stdout);
  else {
    const text = formatDiagnostics(diagnostics, formatOptions(context));
    streams.stderr(`${format === 'github' ? annotations(diagnostics, folder) : ''}${text}\n`);
  }
  process.exitCode = code;
}
