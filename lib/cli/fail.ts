import { resolve } from 'node:path';
import { plain } from '../diagnostics/color';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { formatDiagnostics } from '../diagnostics/format';
import { valueAmong } from './arguments';
import { bug } from './bug';
import { isCommand } from './command-table';
import { type CommandContext, formatOptions } from './context';
import { deliver } from './deliver';
import { exitCode } from './exit-code';
import { type Format, formatOf, isFormat } from './format';
import { diagnosticsOf } from './load/failure';
import { annotations } from './reporters/github';
import { jsonReport } from './reporters/json';
import type { Report } from './reporters/reporter';
import { systemProblem } from './system-error';

/**
 * Tells why a command could not answer, in the format that was asked for. That is read from the line as it was
 * typed, for what is wrong with it may be the very reason.
 */
export function fail(error: unknown, given: readonly string[], context: CommandContext): void {
  const { streams, environment, folder } = context;
  const diagnostics: readonly Diagnostic[] = diagnosticsOf(error) ?? [systemProblem(error) ?? bug(error)];
  const code = exitCode(diagnostics);
  const asked = valueAmong(given, 'format') ?? environment.LADING_FORMAT;
  const format = formatOf(isFormat(asked) ? asked : undefined, environment);
  const file = valueAmong(given, 'output-file') || environment.LADING_OUTPUT_FILE;
  const outputFile = file ? resolve(folder, file) : undefined;
  process.exitCode = code;
  deliver((as, isInFile) => report(as, isInFile), { format, outputFile, streams });

  function report(as: Format, isInFile: boolean): Report {
    if (as === 'json') return jsonReport({ diagnostics, exitCode: code });
    if (as === 'sarif' || as === 'junit' || as === 'markdown') {
      const {
        programReport,
      }: typeof import('./reporters/for-programs') = require('./reporters/for-programs');
      const [first = ''] = given;
      // Anything may have been typed there.
      const command = isCommand(first) ? first : '';
      const found = { diagnostics, exitCode: code, changes: [] };
      return programReport(as, { ...found, command, extent: '', out: '', folder });
    }
    const options = formatOptions(context);
    const text = `${formatDiagnostics(diagnostics, isInFile ? { ...options, paint: plain } : options)}\n`;
    if (as === 'text') return { stdout: '', stderr: text };
    const lines = annotations(diagnostics, folder);
    return isInFile ? { stdout: lines, stderr: '' } : { stdout: '', stderr: lines + text };
  }
}
