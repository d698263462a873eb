import { join } from 'node:path';
import { type Code, isCode } from '../../diagnostics/catalogue';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import { nearest } from '../../diagnostics/did-you-mean';
import { type Location, locate } from '../../diagnostics/location';
import { packageRoot } from '../../diagnostics/package-root';
import { readSource } from '../../diagnostics/source';
import { isSynthesisError } from '../../diagnostics/synthesis-error';
import { problem } from '../problem';
import { sourceColumn } from './transform';

/** What the program threw, as diagnostics: those that it holds, or one at the user's line. */
export function failureOf(error: unknown, what = 'The app'): readonly Diagnostic[] {
  const location = error instanceof Error ? inSource(locate(error)) : undefined;
  const known = diagnosticsOf(error, location) ?? notExported(error, location);
  return known ?? [problem('app/threw', `${what} threw ${describe(error)}`, { location })];
}

/** A failure together with what was found before it: the failure may hold some of that itself. */
export function withFound(
  failures: readonly Diagnostic[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (found.length === 0) return failures;
  const known = new Set(failures.map(identityOf));
  return [...found.filter((each) => !known.has(identityOf(each))), ...failures];
}

function identityOf({ code, message, path, location }: Diagnostic): string {
  return JSON.stringify([code, message, path, location]);
}

/** What is imported from this package but not in it fails only where it is called: `_lading.WebAp is not a constructor`. */
function notExported(error: unknown, location: Location | undefined): readonly Diagnostic[] | undefined {
  const message = error instanceof Error ? error.message : '';
  const [, name] = /\b_lading\.(\w+)\)? is not a (?:constructor|function)/.exec(message) ?? [];
  const exported: object = name === undefined ? {} : require(join(packageRoot(), 'build', 'index.js'));
  if (name === undefined || name in exported) return undefined;
  const line = location && readSource(location.file)?.split('\n')[location.line - 1];
  const at = location && line?.indexOf(name, location.column - 1);
  return [
    problem('app/import-not-found', `The package "lading" exports no "${name}".`, {
      location: location && at !== undefined && at >= 0 ? { ...location, column: at + 1 } : location,
      length: name.length,
      suggestion: nearest(name, Object.keys(exported)),
    }),
  ];
}

/** The diagnostics of an error that is ours: a list of them, or a code of the catalogue as `code` or as its first word. */
export function diagnosticsOf(error: unknown, location?: Location): readonly Diagnostic[] | undefined {
  if (isSynthesisError(error)) return error.diagnostics;
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && isOneOfOurs(error.code))
    return [problem(error.code, sentence(error.message), { location })];
  const [, code, text = ''] = /^([a-z0-9-]+\/[a-z0-9-]+): ([\s\S]*)$/.exec(error.message) ?? [];
  return isOneOfOurs(code) ? [problem(code, sentence(text), { location })] : undefined;
}

function describe(error: unknown): string {
  if (!(error instanceof Error))
    return `${typeof error === 'string' ? JSON.stringify(error) : String(error)}, which is no Error.`;
  // Calls of imported functions are transformed to `(0, _module.name)`.
  const message = error.message
    .replace(/\(0 ?, ?_\w+\.(\w+)\)/g, '$1')
    .replace(/\b_\w+\.(\w+) is not a/g, '$1 is not a');
  const cause = error.cause === undefined ? '' : `\nCaused by ${describe(error.cause)}`;
  return `${error.name}: ${message}${cause}`;
}

/** The place in the source of one in its transformed code. */
function inSource(location: Location | undefined): Location | undefined {
  const source = location && readSource(location.file);
  if (location === undefined || source === undefined) return location;
  const { file, line, column } = location;
  return { ...location, column: sourceColumn(file, line, column, source) };
}

function sentence(text: string): string {
  const upper = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(upper) ? upper : `${upper}.`;
}

function isOneOfOurs(text: unknown): text is Code {
  return typeof text === 'string' && isCode(text);
}
