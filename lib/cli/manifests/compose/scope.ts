import type { Complain } from './complaint';
import type { Traced } from './traced';

/** Reads a Compose file by its absolute path. */
export type ReadFile = (path: string) => readonly Traced[] | { readonly fault: string };

/** What a file of a project is read in. */
export interface Scope {
  /** Paths in it start there; absolute. */
  readonly folder: string;
  /** Absolute; empty for standard input. */
  readonly file: string;
  readonly read: ReadFile;
  readonly complain: Complain;
  /** Puts in variables. */
  prepare(document: Traced): Traced;
}

/** docker compose would fetch it. */
export function isRemote(path: string): boolean {
  return /^(?:oci|https?|ssh|git):\/\/|^git@|^github\.com\/|\.git(?:[#?]|$)/.test(path);
}
