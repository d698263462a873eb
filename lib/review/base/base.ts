import type { FileData } from '../../model/file-data';

/** What the app is compared with: plain data, which travels between processes. */
export type Base =
  | {
      readonly type: 'git';
      /** The top folder of the work tree. */
      readonly folder: string;
      readonly commit: string;
      /** How people call it: `main (3f2a1bc)`. */
      readonly name: string;
    }
  | { readonly type: 'folder'; readonly folder: string; readonly name: string }
  /** Manifests alone, of whatever origin. */
  | { readonly type: 'file'; readonly file: string; readonly name: string };

/** Files of an earlier output, by their paths within it; what they hold is read when somebody asks. */
export type BaseFiles = ReadonlyMap<string, () => FileData>;
