import type { FileData } from '../model/file-data';

/** A config file as one workload sees it: its name within the volume, and its name in the project. */
export interface ResolvedFile {
  readonly name: string;
  readonly source: string;
  readonly content: FileData;
  /** The container may run it. */
  readonly executable: boolean;
}
