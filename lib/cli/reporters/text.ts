import type { Diagnostic } from '../../diagnostics/diagnostic';
import { formatDiagnostics, shortPath } from '../../diagnostics/format';
import { count, plural, summarize } from '../../diagnostics/summary';
import type { FileChange } from '../../emit/changes';
import { tellAside } from '../../emit/output/aside';
import type { Outcome } from '../outcome';
import { printChanges } from './changes';
import type { Report, ReportContext } from './reporter';

/** For people. Data is all that goes to stdout: here the manifests, if they were asked for. */
export function textReport(outcome: Outcome, context: ReportContext): Report {
  const { diagnostics, result } = outcome;
  const { settings } = context;
  const problems = formatDiagnostics(diagnostics, context);
  const { errors, warnings } = count(diagnostics);
  const silent = settings.quiet && errors + warnings === 0 && outcome.exitCode === 0;
  const text = [problems, silent ? '' : summary(outcome, context)].filter(Boolean).join('\n\n');
  // What a program reads there must not be taken for good.
  const manifests = outcome.exitCode === 2 ? '' : (result?.text ?? '');
  return { stdout: manifests, stderr: text === '' ? '' : `${text}\n` };
}

function summary(outcome: Outcome, context: ReportContext): string {
  const { diagnostics, result } = outcome;
  const counts = `${summarize(diagnostics, result?.workloads)}.`;
  const happened = `${counts} ${whatHappened(outcome, context)}`.trimEnd();
  return [happened, ...(outcome.exitCode === 0 ? aboutNotes(diagnostics) : [])].join('\n');
}

/** Notes of an app are about its manifests, which a report of their own shows; those of a run stand here. */
function aboutNotes(diagnostics: readonly Diagnostic[]): readonly string[] {
  const notes = diagnostics.filter(({ severity, suppressed }) => severity === 'note' && !suppressed);
  const ofRun = notes.filter(({ code }) => code === 'app/wrote-to-stdout').map(({ message }) => message);
  return notes.length > ofRun.length ? [...ofRun, 'lading parity shows the notes.'] : ofRun;
}

function whatHappened({ result, exitCode }: Outcome, { settings, folder, paint }: ReportContext): string {
  if (settings.stdout && exitCode === 0) return '';
  if (settings.check && exitCode < 2) return checked(result?.changes, { settings, folder, paint });
  if (result === undefined) return 'Nothing was written.';
  const { written, deleted, unchanged, left, aside } = result;
  if (exitCode !== 0 && written.length + deleted.length === 0) return 'Nothing was written.';
  const place = shortPath(settings.out, folder);
  if (written.length + deleted.length === 0)
    return `${plural(unchanged.length, 'file')} in ${place} are up to date.`;
  const parts = [`${written.length} written`, `${unchanged.length} unchanged`];
  if (deleted.length > 0) parts.push(`${deleted.length} deleted`);
  if (left.length > 0) parts.push(`${left.length} left alone, no files any more (${left.join(', ')})`);
  return [`In ${place}: ${parts.join(', ')}.`, ...tellAside(aside, settings.out, folder)].join('\n');
}

function checked(changes: readonly FileChange[] | undefined, context: ReportContext): string {
  if (changes === undefined) return 'Nothing was compared.';
  if (changes.length === 0) return 'Everything is up to date.';
  return ['Not up to date (lading synth writes them):', '', ...printChanges(changes, context)].join('\n');
}
