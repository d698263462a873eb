import type { Diagnostic } from '../../diagnostics/diagnostic';
import { type FormatOptions, formatDiagnostics } from '../../diagnostics/format';
import { count, plural, summarize } from '../../diagnostics/summary';
import type { ExitCode } from '../exit-code';
import type { Format } from '../format';
import type { Checked } from '../manifests/check-manifests';
import { annotations } from './github';
import type { Report } from './reporter';

interface Outcome {
  readonly checked: Pick<Checked, 'files' | 'objects' | 'ignored'>;
  readonly diagnostics: readonly Diagnostic[];
  readonly exitCode: ExitCode;
}

/** What has come of manifests, in the form that was asked for. */
export function manifestReport(
  format: Format,
  outcome: Outcome,
  options: FormatOptions & { readonly quiet: boolean },
): Report {
  if (format === 'json') return { stdout: jsonText(outcome), stderr: '' };
  const stderr = text(outcome, options);
  return { stdout: format === 'github' ? annotations(outcome.diagnostics, options.folder) : '', stderr };
}

function text(
  { checked: { files, objects, ignored }, diagnostics, exitCode }: Outcome,
  options: FormatOptions & { readonly quiet: boolean },
): string {
  const { errors, warnings } = count(diagnostics);
  if (options.quiet && errors + warnings === 0 && exitCode === 0) return '';
  const looked = `${plural(objects, 'object')} in ${plural(files, 'file')}`;
  const passed = ignored > 0 ? `, ${ignored} of unknown kinds` : '';
  return `${[formatDiagnostics(diagnostics, options), `${summarize(diagnostics)} in ${looked}${passed}.`]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

/** The form is schemas/diagnostics.json, as that of an app that has written nothing. */
function jsonText({ checked: { files, objects, ignored }, diagnostics, exitCode }: Outcome): string {
  const document = {
    formatVersion: 1,
    exitCode,
    summary: { ...count(diagnostics), workloads: 0, files, objects, ignored },
    diagnostics,
    written: [],
    unchanged: [],
    deleted: [],
    left: [],
    aside: [],
    stale: [],
    changes: [],
    parity: {},
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
