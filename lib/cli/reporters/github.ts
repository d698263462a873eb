import { relative } from 'node:path';
import { catalogue } from '../../diagnostics/catalogue';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Outcome } from '../outcome';
import type { Report, ReportContext } from './reporter';
import { textReport } from './text';

const commandOf = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Annotations of a GitHub workflow on stdout, and on stderr what people read in the log. */
export function githubReport(outcome: Outcome, context: ReportContext): Report {
  const text = textReport(outcome, context);
  const lines = annotations(outcome.diagnostics, context.folder);
  // Manifests on stdout stay clean; the runner reads both streams.
  if (context.settings.stdout) return { stdout: text.stdout, stderr: lines + text.stderr };
  return { stdout: lines, stderr: text.stderr };
}

/** A line for each diagnostic that stands; files are named from the folder that was checked out. */
export function annotations(diagnostics: readonly Diagnostic[], folder: string): string {
  return diagnostics
    .filter(({ suppressed }) => suppressed === undefined)
    .map((diagnostic) => `${annotation(diagnostic, process.env.GITHUB_WORKSPACE ?? folder)}\n`)
    .join('');
}

function annotation(
  { severity, code, message, location, consequence, fix }: Diagnostic,
  root: string,
): string {
  const file = location && relative(root, location.file).replaceAll('\\', '/');
  const place = location ? `file=${property(file ?? '')},line=${location.line},col=${location.column},` : '';
  const title = property(`${code}: ${catalogue[code].title}`);
  const body = [message, consequence && `If applied: ${consequence}`, fix && `Fix: ${fix}`]
    .filter(Boolean)
    .join('\n');
  return `::${commandOf[severity]} ${place}title=${title}::${data(body)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
