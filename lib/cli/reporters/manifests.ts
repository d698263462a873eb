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
  if (format === 'text') return { stdout: '', stderr: text(outcome, options) };
  const { diagnostics, exitCode, checked } = outcome;
  const { folder } = options;
  if (format === 'github')
    return { stdout: annotations(diagnostics, folder), stderr: text(outcome, options) };
  const { programReport }: typeof import('./for-programs') = require('./for-programs');
  const extent = extentOf(checked);
  return programReport(format, {
    command: 'validate',
    diagnostics,
    exitCode,
    extent,
    changes: [],
    out: '',
    folder,
  });
}

function text(
  { checked, diagnostics, exitCode }: Outcome,
  options: FormatOptions & { readonly quiet: boolean },
): string {
  const { errors, warnings } = count(diagnostics);
  if (options.quiet && errors + warnings === 0 && exitCode === 0) return '';
  return `${[formatDiagnostics(diagnostics, options), `${summarize(diagnostics)} ${extentOf(checked)}.`]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function extentOf({ files, objects, ignored }: Outcome['checked']): string {
  const passed = ignored > 0 ? `, ${ignored} of unknown kinds` : '';
  return `in ${plural(objects, 'object')} in ${plural(files, 'file')}${passed}`;
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
