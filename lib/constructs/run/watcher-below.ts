import type { Watcher } from '../../passes/watcher';

/** The same, told of what one of several apps makes, which lies in a folder of its own: it ends with a `/`. */
export function watcherBelow(watcher: Watcher | undefined, folder: string): Watcher | undefined {
  if (watcher === undefined || folder === '') return watcher;
  return {
    begin: (out) => watcher.begin?.(out),
    app: (app, prepared) => watcher.app?.(app, prepared),
    object: (made) => watcher.object({ ...made, file: folder + made.file }),
    bytes: (piece, target, file) => watcher.bytes(piece, target, folder + file),
    complete: watcher.complete && ((findings) => watcher.complete?.(findings) ?? findings),
  };
}
