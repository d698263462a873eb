import { type FileData, joinData } from '../model/file-data';
import type { Output } from './output';
import { type IndexEntry, printIndex } from './output/output-index';
import { INDEX, pathRegister } from './output/output-path';

export interface MemoryOutput extends Output {
  /** What each closed file holds, by its path; after the commit `lading.json` is among them. */
  readonly files: ReadonlyMap<string, FileData>;
  /** Those of them that can be run. */
  readonly executables: ReadonlySet<string>;
}

/** An output that touches no disk: for what is printed, checked or tested. */
export function memoryOutput(): MemoryOutput {
  const takePath = pathRegister();
  const files = new Map<string, FileData>();
  const executables = new Set<string>();
  const entries: IndexEntry[] = [];
  return {
    files,
    executables,
    file(path, target, executable = false) {
      takePath(path);
      if (executable) executables.add(path);
      let data: FileData = '';
      return {
        write(more) {
          data = joinData(data, more);
        },
        close() {
          files.set(path, data);
          entries.push({ path, target });
        },
      };
    },
    commit(index, { kept = [] } = {}) {
      files.set(INDEX, printIndex([...entries, ...kept], index));
      return { written: [...files.keys()].sort(), unchanged: [], deleted: [], left: [], aside: [] };
    },
    abort: () => files.clear(),
  };
}
