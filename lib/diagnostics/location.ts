/** A place in the user's code, kept as the engine captured it: formatting a stack costs more than most runs need. */
export interface Site {
  readonly stack?: string;
}

/** A position in a file; line and column count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Remembers who called `from` (a function or constructor of ours, left out of the stack). */
export function captureSite(from: (...args: never[]) => unknown): Site {
  const site: { stack?: string } = {};
  Error.captureStackTrace(site, from);
  return site;
}
