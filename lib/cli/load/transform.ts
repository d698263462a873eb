import { join } from 'node:path';
import { Script } from 'node:vm';
import { packageRoot } from '../../diagnostics/package-root';
import type { CodeCache } from './cache';

/** A source that is not well formed. */
export interface ParseFailure {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type Transformed =
  | { readonly code: string; readonly failure?: undefined }
  | { readonly failure: ParseFailure; readonly code?: undefined };

/**
 * TypeScript as the body of an async function that imports by `jitiImport`, lines kept. A transformer is loaded only for
 * what the cache does not hold: it takes most of the time of a first run. The one that knows all of TypeScript takes
 * 200 ms, so it is asked only where the one for plain code has to pass.
 */
export function transform(file: string, source: string, cache: CodeCache): Transformed {
  const kept = cache.get(file, source);
  if (kept !== undefined) return remember(file, kept);
  const plain = plainCode(file, source);
  if (plain !== undefined) {
    cache.set(file, source, plain);
    return remember(file, plain);
  }
  const { createJiti }: typeof import('jiti') = require('jiti');
  const jiti = createJiti(file, { fsCache: false, moduleCache: false });
  const code = jiti.transform({ source, filename: file, ts: true, async: true, retainLines: true });
  const failure = failureIn(code);
  if (failure !== undefined) return { failure };
  cache.set(file, source, code);
  return remember(file, code);
}

/** The transformer for plain code takes much for well formed that is not; what that gives, the engine refuses. */
function plainCode(file: string, source: string): string | undefined {
  if (file.endsWith('x')) return undefined;
  const { transformPlain }: typeof import('./plain') = require(join(packageRoot(), 'build', 'plain.js'));
  const code = transformPlain(source);
  try {
    return code && new Script(`(async function () {${code}\n})`) && code;
  } catch {
    return undefined;
  }
}

const transformed = new Map<string, string>();

function remember(file: string, code: string): Transformed {
  transformed.set(file, code);
  return { code };
}

/**
 * The column in the source of one in the transformed code of its line: lines are kept, but what is left of a column
 * may be indented less, and lack types. The text at the column is looked for in the source; where it is not found,
 * the first column of the line's code.
 */
export function sourceColumn(file: string, line: number, column: number, source: string): number {
  const code = transformed.get(file);
  if (code === undefined) return column;
  const [from, to] = [lineOf(code, line), lineOf(source, line)];
  const text = /^\s*(?:[\w$]+|\S)/.exec(from.slice(column - 1))?.[0] ?? '';
  const places = text === '' ? [] : [...occurrences(to, text)];
  const before = [...occurrences(from.slice(0, column - 1), text)].length;
  const found = places[Math.min(before, places.length - 1)] ?? to.search(/\S|$/);
  return found + 1;
}

function* occurrences(text: string, part: string): Generator<number> {
  if (part === '') return;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) yield at;
}

function lineOf(text: string, line: number): string {
  return text.split('\n')[line - 1] ?? '';
}

const marker = 'exports.__JITI_ERROR__ = ';

function failureIn(code: string): ParseFailure | undefined {
  if (!code.startsWith(marker)) return undefined;
  const { message, line, column }: Record<string, unknown> = JSON.parse(code.slice(marker.length));
  return {
    message: String(message).trim(),
    line: Number(line) || 1,
    // Counted from 0.
    column: Number(column) + 1 || 1,
  };
}
