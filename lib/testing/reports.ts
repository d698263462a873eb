import type { Diagnostic } from '../diagnostics/diagnostic';
import { nearest } from '../diagnostics/did-you-mean';
import type { Severity } from '../diagnostics/severity';
import { isWithin, type Synthesized } from './synthesized';
import { standing } from './synthesizes';
import { indented, type Verdict } from './verdict';

/** Which of the diagnostics with a code is meant. Default: any. */
export interface ReportOptions {
  /** The construct's path, `shop/web`, or the end of it, `web`. */
  readonly at?: string;
  readonly severity?: Severity;
  /** A part of the message, or a pattern for it. */
  readonly message?: string | RegExp;
}

/**
 * Whether something is reported that nobody has suppressed.
 *
 * @throws TypeError for a code that does not exist: it would never be reported.
 */
export function reports(app: Synthesized, code: string, options: ReportOptions = {}): Verdict {
  if (!app.codes.includes(code) && !code.startsWith('custom/')) {
    const meant = nearest(code, app.codes);
    throw new TypeError(`There is no diagnostic "${code}".${meant ? ` Did you mean "${meant}"?` : ''}`);
  }
  const inside = app.diagnostics.filter(({ path }) => isWithin(path, app.path));
  const found = standing(inside).filter((each) => each.code === code && fits(each, options));
  const { at } = options;
  const wanted = at === undefined ? `"${code}"` : `"${code}" at "${at}"`;
  return {
    pass: found.length > 0,
    message: () =>
      found.length > 0
        ? `${wanted} is reported, and was expected not to be:\n\n${app.tell(found)}`
        : `${wanted} is not reported. ${listed(inside)}`,
  };
}

function fits(diagnostic: Diagnostic, { at, severity, message }: ReportOptions): boolean {
  const { path } = diagnostic;
  if (at !== undefined && path !== at && !path.endsWith(`/${at}`)) return false;
  if (severity !== undefined && diagnostic.severity !== severity) return false;
  if (message === undefined) return true;
  return typeof message === 'string'
    ? diagnostic.message.includes(message)
    : diagnostic.message.search(message) >= 0;
}

function listed(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return 'Nothing is.';
  const lines = diagnostics.map(
    ({ code, path, severity, message, suppressed }) =>
      `${suppressed === undefined ? severity : 'suppressed'}  ${code}  at "${path}": ${message}`,
  );
  return `What is:\n${indented(lines.join('\n'))}`;
}
