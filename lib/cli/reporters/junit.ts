import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { FileChange } from '../../emit/changes';
import { bodyOf, fromRoot, meanings, type Told } from './told';

type Kind = 'failure' | 'error' | 'skipped' | 'passed';

interface Case {
  /** What it belongs to: a file, or the command. */
  readonly suite: string;
  readonly kind: Kind;
  readonly xml: string;
}

/**
 * Test cases as JUnit has them, a suite for each file: an error fails, what is suppressed is skipped, a warning passes and
 * says what it is about; notes are left out. The command itself is the last case, so that a run that finds nothing has
 * one that passes.
 */
export function junitReport(told: Told): string {
  const found = [
    ...told.diagnostics.filter(({ severity }) => severity !== 'note').map((each) => caseOf(each, told)),
    ...told.changes.map((change) => aboutChange(change, told)),
  ];
  const all = [...found, wholeOf(told, found)];
  const suites = new Map<string, Case[]>();
  for (const each of all) {
    const cases = suites.get(each.suite);
    if (cases === undefined) suites.set(each.suite, [each]);
    else cases.push(each);
  }
  const lines = [...suites].flatMap(([name, cases]) => [
    `  <testsuite${attributes({ name, ...counts(cases) })}>`,
    ...cases.map(({ xml }) => xml),
    '  </testsuite>',
  ]);
  const top = `<testsuites${attributes({ name: nameOf(told), ...counts(all) })}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${[top, ...lines, '</testsuites>'].join('\n')}\n`;
}

function caseOf(diagnostic: Diagnostic, told: Told): Case {
  const { code, severity, message, location, suppressed, path } = diagnostic;
  const file = location && fromRoot(told.root, location.file);
  const place = location ? `${file}:${location.line}:${location.column}` : path;
  const failed = told.exitCode === 2 ? 'error' : 'failure';
  const kind = suppressed !== undefined ? 'skipped' : severity === 'error' ? failed : 'passed';
  const body = [place, bodyOf(diagnostic)].filter(Boolean).join('\n');
  return testCase({
    suite: file ?? nameOf(told),
    kind,
    code,
    name: place === '' ? code : `${code} at ${place}`,
    message: suppressed ?? message,
    body,
    ...(location ? { file, line: location.line } : {}),
  });
}

function aboutChange({ path, kind, hunks }: FileChange, { out, root }: Told): Case {
  const file = fromRoot(root, join(out, path));
  return testCase({
    suite: file,
    kind: 'failure',
    code: 'not-up-to-date',
    name: `${file} is up to date`,
    message: `${meanings[kind]} lading synth writes it.`,
    body: hunks.flatMap(({ lines }) => lines).join('\n'),
    file,
  });
}

/** Fails where nothing else has, though the answer is no. */
function wholeOf(told: Told, found: readonly Case[]): Case {
  const name = nameOf(told);
  const isTold = found.some(({ kind }) => kind === 'failure' || kind === 'error');
  return testCase({
    suite: name,
    kind: told.exitCode === 0 || isTold ? 'passed' : 'failure',
    code: 'lading',
    name,
    message: 'There are more warnings than --max-warnings lets pass.',
    body: '',
  });
}

interface Described {
  readonly suite: string;
  readonly kind: Kind;
  readonly code: string;
  readonly name: string;
  readonly message: string;
  readonly body: string;
  readonly file?: string;
  readonly line?: number;
}

function testCase({ suite, kind, code, name, message, body, file, line }: Described): Case {
  const head = `    <testcase${attributes({ name, classname: code, file, line })}`;
  const close = (inner: string): Case => ({ suite, kind, xml: `${head}>\n${inner}\n    </testcase>` });
  if (kind === 'skipped') return close(`      <skipped${attributes({ message })}/>`);
  if (kind !== 'passed')
    return close(`      <${kind}${attributes({ type: code, message })}>${escaped(body)}</${kind}>`);
  if (body !== '') return close(`      <system-out>${escaped(body)}</system-out>`);
  return { suite, kind, xml: `${head}/>` };
}

function nameOf({ command }: Told): string {
  return `lading ${command}`.trimEnd();
}

function counts(cases: readonly Case[]): Record<string, number> {
  const of = (wanted: Kind) => cases.filter(({ kind }) => kind === wanted).length;
  return { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') };
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .map(([key, value]) =>
      value === undefined
        ? ''
        : ` ${key}="${escaped(String(value)).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`,
    )
    .join('');
}

/** What XML 1.0 cannot hold at all becomes a mark. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .replaceAll(impossible, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('\r', '&#13;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
