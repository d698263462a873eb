import { relative } from 'node:path';
import { codeFrame } from './code-frame';
import type { Paint } from './color';
import type { Diagnostic } from './diagnostic';
import type { Affected } from './finding';
import { type Fold, fold } from './fold';
import { foreign } from './foreign-text';
import { stepsOf } from './json-pointer';
import { standardInput } from './location';
import { type ShownSource, shownSource } from './shown-source';
import { readSource } from './source';
import { count, plural } from './summary';
import { wrap } from './wrap';

const labelWidth = 13;

export interface FormatOptions {
  readonly paint: Paint;
  /** Files are named relative to this folder; absolute. */
  readonly folder: string;
  /** Of the terminal. Default: wide enough for all that is shown. */
  readonly columns?: number;
  /** How many are shown in full; the rest is counted. Default: 50. */
  readonly max?: number;
  /** What came on standard input, where anything that is told stands there. */
  readonly input?: string;
}

/** What people read is set to this width at most. */
const widest = 78;
const narrowest = 40;

/** One diagnostic as a person reads it, with the other places of which it can be said. */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  options: FormatOptions,
  others: readonly Diagnostic[] = [],
  sourceOf: SourceOf = (file) => readShown(file, options),
): string {
  const { paint, folder, columns = widest } = options;
  const { code, severity, location, consequence, fix, affected, path, construct, environments, before } =
    diagnostic;
  const width = Math.max(narrowest, Math.min(widest, columns));
  const prose = (text: string) => wrap(foreign(text), width - 2 - labelWidth);
  const details = [
    ...(location === undefined && path !== '' ? detail('in', [`${path} (${construct})`]) : []),
    ...alsoIn(diagnostic, others, folder).flatMap(([label, text]) => detail(label, prose(text))),
    ...(environments ? detail('only for', prose(environments.join(', '))) : []),
    ...(before ? detail('not new', prose(`It was so in ${before} already.`)) : []),
    ...(consequence ? detail('if applied', prose(consequence)) : []),
    ...(affected.length > 0 ? detail('would be in', places(affected)) : []),
    ...(fix ? detail('fix', prose(fix)) : []),
    ...moreOf(diagnostic),
  ].map(([label, text]) => `  ${paint('dim', label.padEnd(labelWidth))}${text}`.trimEnd());
  const sentence = wrap(foreign(diagnostic.message), width - 2).map((line) => `  ${line}`.trimEnd());
  const frame = location ? ['', ...framed(diagnostic, options, sourceOf)] : [];
  const title = `${paint(severity, severity)}  ${paint('strong', code)}`;
  return [title, '', ...sentence, ...frame, '', ...details].join('\n');
}

/**
 * Diagnostics one below the other, without notes and without what the user has accepted: both are only counted. What
 * says the same of many is told once; where there is more than anybody reads, errors come first.
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions): string {
  const { max = 50 } = options;
  const standing = diagnostics.filter(
    ({ suppressed, severity }) => suppressed === undefined && severity !== 'note',
  );
  const folds = fold(standing);
  const isError = ({ first }: Fold) => first.severity === 'error';
  const inOrder =
    folds.length <= max ? folds : [...folds.filter(isError), ...folds.filter((each) => !isError(each))];
  const sources = new Map<string, ShownSource>();
  const sourceOf: SourceOf = (file) => {
    const source = sources.get(file) ?? readShown(file, options);
    sources.set(file, source);
    return source;
  };
  const shown = inOrder
    .slice(0, max)
    .map(({ first, others }) => formatDiagnostic(first, options, others, sourceOf));
  const rest = inOrder.slice(max).flatMap(({ first, others }) => [first, ...others]);
  return [...shown, ...(rest.length > 0 ? [untold(rest)] : [])].join('\n\n');
}

/** Lading has no page about rules of somebody's own. */
function moreOf({ code, more }: Diagnostic): [string, string][] {
  if (more !== undefined) return detail('more', [foreign(more)]);
  return code.startsWith('custom/') ? [] : detail('more', [`lading explain ${code}`]);
}

function untold(rest: readonly Diagnostic[]): string {
  const { errors, warnings } = count(rest);
  const parts = [
    errors > 0 ? plural(errors, 'more error') : '',
    warnings > 0 ? plural(warnings, 'more warning') : '',
  ];
  return `${parts.filter(Boolean).join(' and ')}: --max-diagnostics shows more of them.`;
}

/** More names than these nobody reads. */
const mostNames = 24;

/** Where else it can be said: other lines of the app and, of the same line, other constructs. */
function alsoIn(
  { location, path }: Diagnostic,
  others: readonly Diagnostic[],
  folder: string,
): [string, string][] {
  const shown = (each: Diagnostic['location']) =>
    each && `${foreign(shortPath(each.file, folder))}:${each.line}:${each.column}`;
  const here = shown(location);
  const lines = others.map((other) => shown(other.location)).filter((place) => place !== here);
  const constructs = others.filter((other) => shown(other.location) === here).map((other) => other.path);
  const list = (label: string, names: readonly (string | undefined)[], own?: string): [string, string][] => {
    const all = [...new Set(names)].filter((name) => name !== undefined && name !== own);
    if (all.length === 0) return [];
    const more = all.length - mostNames;
    return [[label, all.slice(0, mostNames).join(', ') + (more > 0 ? ` and ${plural(more, 'other')}` : '')]];
  };
  return [...list('also at', lines), ...list('also in', constructs, path)];
}

/** A file of the user's, to be shown in part. */
type SourceOf = (file: string) => ShownSource;

function readShown(file: string, { input = '' }: FormatOptions): ShownSource {
  // Only manifests come that way.
  return file === standardInput ? shownSource(input, '.yaml') : shownSource(readSource(file) ?? '', file);
}

function framed(
  diagnostic: Diagnostic,
  { paint, folder, columns }: FormatOptions,
  sourceOf: SourceOf,
): string[] {
  const { location, length = 1, severity, suggestion } = diagnostic;
  if (location === undefined) return [];
  const { file, line, column } = location;
  const source = sourceOf(file);
  const blamedLine = source.line(line);
  const blamed = blamedLine?.text.slice(blamedLine.column(column) - 1);
  const hint = suggestion && `did you mean ${quotedLike(blamed, foreign(suggestion))}?`;
  const place = `${' '.repeat(4 + String(line).length)}${foreign(shortPath(file, folder))}:${line}:${column}`;
  return [place, ...codeFrame(source, { line, column, length, hint, style: severity }, paint, columns)];
}

/** A file as the user would type it: relative where it lies below the folder. */
export function shortPath(file: string, folder: string): string {
  if (file === standardInput) return file;
  const path = relative(folder, file);
  return path === '' || path.startsWith('..') ? file : path.replaceAll('\\', '/');
}

function quotedLike(code: string | undefined, suggestion: string): string {
  const quote = /^['"`]/.exec(code ?? '')?.[0] ?? '';
  return `${quote}${suggestion}${quote}`;
}

function detail(label: string, lines: readonly string[]): [string, string][] {
  return lines.map((line, index) => [index === 0 ? label : '', line]);
}

function places(affected: readonly Affected[]): string[] {
  const targetWidth = Math.max(...affected.map(({ target }) => target.length)) + 2;
  const lines = affected.map(({ target, object, pointer }) => {
    const path = dotted(pointer);
    // `services.web` is itself a path; `Deployment/web` is not.
    const place = object.includes('/') ? `${object}  ${path}` : joined(object, path);
    return `${target.padEnd(targetWidth)}${place}`.trimEnd();
  });
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return affected.map(({ namespace, file }, index) => {
    const line = lines[index] ?? '';
    // Objects of one name in several namespaces, or in several files.
    const apart = counts.get(line) === 1 ? [] : [namespace, file].flatMap((each) => each ?? []);
    return foreign(apart.length === 0 ? line : `${line} (${apart.join(', ')})`);
  });
}

/** `/spec/containers/0/name` as `spec.containers[0].name`. */
export function dotted(pointer: string): string {
  return stepsOf(pointer).reduce((path, step) => {
    if (/^\d+$/.test(step)) return `${path}[${step}]`;
    return /^[\w$-]+$/.test(step) ? joined(path, step) : `${path}[${JSON.stringify(step)}]`;
  }, '');
}

function joined(path: string, part: string): string {
  if (path === '' || part === '') return path + part;
  return part.startsWith('[') ? path + part : `${path}.${part}`;
}
