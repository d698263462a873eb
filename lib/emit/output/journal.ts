import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../../model/json';
import { onPath } from './output-error';
import { readJson } from './output-index';
import { INDEX, isSafePath, WORKSHOP } from './output-path';
import type { StaleFile } from './plan';

/** A staged file and the path it is to be moved to. */
export interface Move {
  readonly path: string;
  /** Its name in the staging folder. */
  readonly staged: string;
  readonly sha256: string;
}

/** All that a commit is going to do, in order: whoever finds it can finish the commit. */
export interface Journal {
  readonly moves: readonly Move[];
  /** Done after the moves, but for that of `lading.json`, which is the last. */
  readonly deletes: readonly StaleFile[];
}

export function journalOf(root: string): string {
  return join(root, WORKSHOP, 'journal.json');
}

/** The journal while it is written, not yet in force. */
export function draftOf(journal: string): string {
  return `${journal}.new`;
}

/** Puts the journal on the disk for good, whole or not at all. */
export function writeJournal(file: string, journal: Journal): void {
  onPath(file, () => {
    const draft = draftOf(file);
    flushed(openSync(draft, 'wx'), (handle) => writeFileSync(handle, JSON.stringify(journal)));
    renameSync(draft, file);
    // Windows cannot open a folder, and needs no such care.
    if (process.platform !== 'win32') flushed(openSync(dirname(file), 'r'), () => undefined);
  });
}

/** The journal of a commit that was broken off; `undefined` where there is none that makes sense. */
export function readJournal(file: string): Journal | undefined {
  const journal = onPath(file, () => readJson(file));
  if (!isObject(journal)) return undefined;
  const { moves, deletes } = journal;
  return isListOf(moves, isMove) && isListOf(deletes, isStale) ? { moves, deletes } : undefined;
}

function flushed(handle: number, work: (handle: number) => void): void {
  try {
    work(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isMove(value: unknown): value is Move {
  if (!isObject(value) || typeof value.staged !== 'string' || !/^[0-9]+$/.test(value.staged)) return false;
  return isStale(value) || (value.path === INDEX && typeof value.sha256 === 'string');
}

function isStale(value: unknown): value is StaleFile {
  if (!isObject(value) || typeof value.sha256 !== 'string') return false;
  return typeof value.path === 'string' && isSafePath(value.path);
}
