import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { sha256Of } from '../../files/digest';
import { readPlainFile } from '../../files/plain-file';

export interface FolderWatch {
  /** Watches a file as well that lies elsewhere; one that cannot be watched is left alone. Its path is absolute. */
  add(file: string): void;
  close(): void;
}

export interface WatchOptions {
  /** What is written there is nobody's change, as that of the output is; absolute paths of files and folders. */
  readonly ignored: readonly string[];
  /** Called when something has changed and it has been quiet for a moment. */
  changed(): void;
  /** Nothing more can be watched: there are more folders than the system allows, say. */
  failed(error: Error): void;
}

/** Editors save in several steps, and tools many files at once. Milliseconds. */
const quiet = 60;

/**
 * Watches a folder with all that is in it, but for hidden folders and `node_modules`. A file that is written with what it
 * holds already has not changed: a program may write some whenever it runs. Links to folders are not followed.
 *
 * @throws What the system reports, where nothing can be watched.
 */
export function watchFolder(root: string, { ignored, changed, failed }: WatchOptions): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  /** Of files elsewhere, the watchers of their folders, for editors put another file in their place. */
  const elsewhere = new Map<string, FSWatcher>();
  const known = new Map<string, string>();
  const touched = new Set<string>();
  const isIgnored = new Set(ignored);
  let timer: NodeJS.Timeout | undefined;

  const settle = (): void => {
    const paths = [...touched];
    touched.clear();
    if (paths.filter(isOther).length > 0) changed();
  };

  /** It is not what it was when it was last looked at. */
  function isOther(path: string): boolean {
    const now = contentOf(path);
    const before = known.get(path);
    known.set(path, now);
    return now !== before;
  }

  function touch(path: string): void {
    if (isIgnored.has(path)) return;
    touched.add(path);
    clearTimeout(timer);
    timer = setTimeout(settle, quiet);
  }

  /** @param isNew What is in it counts as changed: it may have come before anybody watched. */
  function add(folder: string, isNew = false): void {
    if (watchers.has(folder) || isIgnored.has(folder)) return;
    const watcher = watch(folder, (_, name) => {
      if (name === null || isPassedOver(name)) return;
      const path = join(folder, name);
      if (isFolder(path)) addLater(path);
      else drop(path);
      touch(path);
    });
    watchers.set(folder, watcher);
    // It is gone, or has moved.
    watcher.on('error', () => drop(folder));
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (isPassedOver(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) add(path, isNew);
      else if (isNew) touch(path);
    }
  }

  function addLater(folder: string): void {
    try {
      add(folder, true);
    } catch (error) {
      if (isFolder(folder) && error instanceof Error) failed(error);
    }
  }

  /** With all below it: another folder may come to its place. */
  function drop(gone: string): void {
    if (!watchers.has(gone)) return;
    for (const [folder, watcher] of watchers) {
      if (folder !== gone && !folder.startsWith(gone + sep)) continue;
      watcher.close();
      watchers.delete(folder);
    }
  }

  function addFile(file: string): void {
    const folder = dirname(file);
    if (known.has(file) || watchers.has(folder)) return;
    known.set(file, contentOf(file));
    if (elsewhere.has(folder)) return;
    try {
      const watcher = watch(folder, (_, name) => {
        const path = join(folder, name ?? '');
        if (known.has(path)) touch(path);
      });
      watcher.on('error', () => watcher.close());
      elsewhere.set(folder, watcher);
    } catch {
      // It was there a moment ago, and the run tells what it misses.
    }
  }

  const close = (): void => {
    clearTimeout(timer);
    drop(root);
    for (const watcher of elsewhere.values()) watcher.close();
  };
  try {
    add(root);
  } catch (error) {
    close();
    throw error;
  }
  return { add: addFile, close };
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') ? !name.startsWith('.env') : name === 'node_modules';
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** What tells one content from another; empty where there is no file that can be read. */
function contentOf(path: string): string {
  try {
    return sha256Of(readPlainFile(path).bytes);
  } catch {
    return '';
  }
}
