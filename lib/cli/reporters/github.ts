import { join } from 'node:path';
import { entryOf } from '../../diagnostics/catalogue';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { fold, placeOf } from '../../diagnostics/fold';
import type { FileChange } from '../../emit/changes';
import type { Outcome } from '../outcome';
import type { Report, ReportContext } from './reporter';
import { textReport } from './text';
import { bodyOf, fromRoot, lineOf, meanings, rootOf } from './told';

const commandOf = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Annotations of a GitHub workflow on stdout, and on stderr what people read in the log. */
export function githubReport(outcome: Outcome, context: ReportContext): Report {
  const text = textReport(outcome, context);
  const root = rootOf(context.folder);
  const changes = outcome.result?.changes ?? [];
  const lines =
    annotations(outcome.diagnostics, context.folder) +
    changes.flatMap((change) => aboutChange(change, context.settings.out, root)).join('');
  // Manifests on stdout stay clean; the runner reads both streams.
  if (context.settings.stdout) return { stdout: text.stdout, stderr: lines + text.stderr };
  return { stdout: lines, stderr: text.stderr };
}

/**
 * A line for each diagnostic that stands, but one for those that say the same at the same place, as in a loop; files are
 * named from the folder that was checked out.
 */
export function annotations(diagnostics: readonly Diagnostic[], folder: string): string {
  const standing = diagnostics.filter(({ suppressed }) => suppressed === undefined);
  return fold(standing)
    .flatMap(({ first, others }) => onePerPlace([first, ...others]))
    .map((diagnostic) => `${annotation(diagnostic, rootOf(folder))}\n`)
    .join('');
}

function onePerPlace(same: readonly Diagnostic[]): Diagnostic[] {
  const places = new Map<string, Diagnostic>();
  for (const diagnostic of same) {
    const place = placeOf(diagnostic);
    if (!places.has(place)) places.set(place, diagnostic);
  }
  return [...places.values()];
}

function annotation(diagnostic: Diagnostic, root: string): string {
  const { severity, code, location } = diagnostic;
  const file = location && fromRoot(root, location.file);
  const place = location ? `file=${property(file ?? '')},line=${location.line},col=${location.column},` : '';
  const title = property(`${code}: ${entryOf(code).title}`);
  return `::${commandOf[severity]} ${place}title=${title}::${data(bodyOf(diagnostic))}`;
}

/** One for each difference that is told, at its line; else one for the file. */
function aboutChange({ path, kind, hunks }: FileChange, out: string, root: string): string[] {
  const file = property(fromRoot(root, join(out, path)));
  const line = (place: string, body: string) =>
    `::error file=${file},${place}title=${property('Not up to date')}::${data(body)}\n`;
  const advice = `${meanings[kind]} lading synth writes it.`;
  if (hunks.length === 0) return [line('', advice)];
  return hunks.map((hunk) => line(`line=${lineOf(hunk)},`, [advice, ...hunk.lines].join('\n')));
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
