import type { From } from './traced';

/** What keeps files from being one project. */
export interface MergeComplaint {
  readonly code: 'compose/invalid' | 'manifest/unreadable' | 'manifest/not-merged';
  readonly message: string;
  readonly from: From;
}

export type Complain = (complaint: MergeComplaint) => void;
