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
 * TypeScript as the body of an async function that imports by `jitiImport`, lines kept. The transformer is loaded
 * only for what the cache does not hold: it takes most of the time of a first run.
 */
export function transform(file: string, source: string, cache: CodeCache): Transformed {
  const kept = cache.get(file, source);
  if (kept !== undefined) return remember(file, kept);
  const { createJiti }: typeof import('jiti') = require('jiti');
  const jiti = createJiti(file, { fsCache: false, moduleCache: false });
  const code = jiti.transform({ source, filename: file, ts: true, async: true, retainLines: true });
  const failure = failureIn(code);
  if (failure !== undefined) return { failure };
  cache.set(file, source, code);
  return remember(file, code);
}

const transformed = new Map<string, string>();

function remember(file: string, code: string): Transformed {
  transformed.set(file, code);
  return { code };
}

/** How many columns further left the code of a line begins than its source: positions in stacks are off by that. */
export function lostIndent(file: string, line: number, source: string): number {
  const code = transformed.get(file);
  if (code === undefined) return 0;
  return Math.max(0, indent(source, line) - indent(code, line));
}

function indent(text: string, line: number): number {
  return /^\s*/.exec(text.split('\n')[line - 1] ?? '')?.[0].length ?? 0;
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
