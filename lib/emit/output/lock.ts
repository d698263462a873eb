import { linkSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readPlainText } from '../../files/plain-file';
import { removeFile } from '../../files/remove-file';
import { systemCode } from '../../files/system-error';
import { makeFolders } from './folder';
import { onPath, outputError } from './output-error';

/** The locks of this process: a lock with our process id that is not among them is from another life. */
const held = new Set<string>();

/** How long, in milliseconds, to respect a lock whose process cannot be asked. */
const PATIENCE = { anotherMachine: 600_000, halfWritten: 10_000 };

/**
 * Takes the lock, or the place of a holder that is gone.
 *
 * @throws OutputError `output/locked` while another process holds it.
 */
export function takeLock(file: string, root: string): void {
  const mine = `${process.pid} ${hostname()}`;
  while (!onPath(file, () => create(file, mine))) {
    const seen = onPath(file, () => read(file));
    if (seen === undefined) continue;
    const holder = parse(seen);
    if (isAlive(file, holder)) {
      const who = holder ? ` (process ${holder.pid} on ${holder.host})` : '';
      const message = `Another synth${who} is writing to ${root}. If that is not so, delete ${file}.`;
      throw outputError('output/locked', root, message);
    }
    removeStale(file, seen);
  }
  held.add(file);
}

export function releaseLock(file: string): void {
  held.delete(file);
  removeFile(file);
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** Written aside and then linked, so that whoever is killed in the midst of it leaves no lock without a holder. */
function create(file: string, text: string): boolean {
  const aside = asideOf(file);
  try {
    writeFileSync(aside, text);
    link(aside, file, text);
    return true;
  } catch (error) {
    // Another synth that ends now takes the folder with it.
    if (systemCode(error) === 'ENOENT') makeFolders(dirname(file));
    else if (systemCode(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    removeFile(aside);
  }
}

/** A name that no other process uses, on this machine or on another one. */
function asideOf(file: string): string {
  const random = () => Math.random().toString(36).slice(2);
  return `${file}.${process.pid}-${random()}${random()}`;
}

function link(aside: string, file: string, text: string): void {
  try {
    linkSync(aside, file);
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes(systemCode(error) ?? '')) throw error;
    // A disk without hard links: each system has a code of its own for that. What else is wrong shows here as well.
    writeFileSync(file, text, { flag: 'wx' });
  }
}

/** What others left of taking this lock, or of taking it away, when they were killed: whoever holds it may clear up. */
export function clearLockLeftovers(file: string): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(file)}.`)) removeFile(join(folder, name));
  }
}

function read(file: string): string | undefined {
  try {
    return readPlainText(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  const [, pid, host] = /^(\d+) (.+)$/.exec(text) ?? [];
  return pid !== undefined && host !== undefined ? { pid: Number(pid), host } : undefined;
}

function isAlive(file: string, holder: Holder | undefined): boolean {
  if (holder?.host === hostname()) {
    return holder.pid === process.pid ? held.has(file) : isRunning(holder.pid);
  }
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age < (holder ? PATIENCE.anotherMachine : PATIENCE.halfWritten);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/**
 * Removes the lock of a holder that is gone. It is renamed first, and put back where it is not the one we
 * saw: two processes that find the same stale lock must not both take its place.
 */
function removeStale(file: string, seen: string): void {
  const aside = asideOf(file);
  try {
    renameSync(file, aside);
    if (readPlainText(aside) !== seen) linkSync(aside, file);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' && systemCode(error) !== 'EEXIST') throw error;
  }
  removeFile(aside);
}
