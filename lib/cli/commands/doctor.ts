import { formatDiagnostics } from '../../diagnostics/format';
import { count, summarize } from '../../diagnostics/summary';
import { type CommandContext, formatOptions } from '../context';
import type { Entry } from '../doctor/entry';
import { examinePackages } from '../doctor/packages';
import { examinePrograms } from '../doctor/programs';
import { examineProject } from '../doctor/project';
import { ownFormat } from '../own-format';

/** `lading doctor`: what is found where, and what of it does not fit. Runs nothing of the app, and writes nothing. */
export function doctor(context: CommandContext): void {
  const { flags, environment, folder, streams } = context;
  const asked = flags.get('format') ?? environment.LADING_FORMAT;
  const format = ownFormat(
    'doctor',
    ['text', 'json'],
    asked === undefined ? undefined : String(asked),
    flags,
  );
  // What a format for another command says is nothing that the project does.
  const own: CommandContext = {
    ...context,
    flags: new Map(),
    environment: { ...environment, LADING_FORMAT: '' },
  };
  const parts = [examinePackages(folder), examineProject(own), examinePrograms()];
  const entries = parts.flatMap((part) => part.entries);
  const diagnostics = parts.flatMap((part) => part.diagnostics);
  const { errors, warnings } = count(diagnostics);
  process.exitCode = errors > 0 ? 1 : 0;
  if (format === 'json') {
    const document = { formatVersion: 1, summary: { errors, warnings }, entries, diagnostics };
    streams.stdout(`${JSON.stringify(document, undefined, 2)}\n`);
    return;
  }
  streams.stdout(`${table(entries)}\n`);
  const told =
    diagnostics.length === 0 ? '' : `${formatDiagnostics(diagnostics, formatOptions(context))}\n\n`;
  streams.stderr(`\n${told}${summarize(diagnostics)}.\n`);
}

function table(entries: readonly Entry[]): string {
  const rows = entries.map(({ name, found, place }) => [
    name,
    found ?? (place === undefined ? 'not found' : 'nothing yet'),
    place ?? '',
  ]);
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const [first, second] = [width(0), Math.min(width(1), 40)];
  return rows
    .map(([name = '', found = '', place = '']) =>
      `${name.padEnd(first)}  ${found.padEnd(second)}  ${place}`.trimEnd(),
    )
    .join('\n');
}
