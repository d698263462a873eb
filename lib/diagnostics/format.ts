import { relative } from 'node:path';
import { codeFrame } from './code-frame';
import type { Paint } from './color';
import type { Diagnostic } from './diagnostic';
import type { Affected } from './finding';
import { foreign } from './foreign-text';
import { stepsOf } from './json-pointer';
import { readSource } from './source';
import { wrap } from './wrap';

const width = 78;
const labelWidth = 13;

export interface FormatOptions {
  readonly paint: Paint;
  /** Files are named relative to this folder; absolute. */
  readonly folder: string;
}

/** One diagnostic as a person reads it. */
export function formatDiagnostic(diagnostic: Diagnostic, { paint, folder }: FormatOptions): string {
  const { code, severity, location, consequence, fix, affected, path, construct } = diagnostic;
  const details = [
    ...(location === undefined && path !== '' ? detail('in', [`${path} (${construct})`]) : []),
    ...(consequence ? detail('if applied', prose(consequence)) : []),
    ...(affected.length > 0 ? detail('would be in', places(affected)) : []),
    ...(fix ? detail('fix', prose(fix)) : []),
    ...detail('more', [`lading explain ${code}`]),
  ].map(([label, text]) => `  ${paint('dim', label.padEnd(labelWidth))}${text}`.trimEnd());
  const sentence = wrap(foreign(diagnostic.message), width - 2).map((line) => `  ${line}`.trimEnd());
  const frame = location ? ['', ...framed(diagnostic, paint, folder)] : [];
  const title = `${paint(severity, severity)}  ${paint('strong', code)}`;
  return [title, '', ...sentence, ...frame, '', ...details].join('\n');
}

/** Diagnostics one below the other, without notes and without what the user has accepted: both are only counted. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions): string {
  return diagnostics
    .filter(({ suppressed, severity }) => suppressed === undefined && severity !== 'note')
    .map((diagnostic) => formatDiagnostic(diagnostic, options))
    .join('\n\n');
}

function framed(diagnostic: Diagnostic, paint: Paint, folder: string): string[] {
  const { location, length = 1, severity, suggestion } = diagnostic;
  if (location === undefined) return [];
  const { file, line, column } = location;
  const source = readSource(file) ?? '';
  const blamed = source.split('\n')[line - 1]?.slice(column - 1, column - 1 + length);
  const hint = suggestion && `did you mean ${quotedLike(blamed, foreign(suggestion))}?`;
  const place = `${' '.repeat(4 + String(line).length)}${foreign(shortPath(file, folder))}:${line}:${column}`;
  return [place, ...codeFrame(source, { line, column, length, hint, style: severity }, paint)];
}

/** A file as the user would type it: relative where it lies below the folder. */
export function shortPath(file: string, folder: string): string {
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

function prose(text: string): string[] {
  return wrap(foreign(text), width - 2 - labelWidth);
}

function places(affected: readonly Affected[]): string[] {
  const targetWidth = Math.max(...affected.map(({ target }) => target.length)) + 2;
  return affected.map(({ target, object, pointer }) => {
    const path = dotted(pointer);
    // `services.web` is itself a path; `Deployment/web` is not.
    const place = object.includes('/') ? `${object}  ${path}` : joined(object, path);
    return foreign(`${target.padEnd(targetWidth)}${place}`).trimEnd();
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
