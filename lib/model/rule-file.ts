import type { DataSite } from '../diagnostics/location';

/** A file that exports policy rules of somebody's own, and where it is named. Plain data: it also travels between processes. */
export interface RuleFile {
  /** Absolute. */
  readonly file: string;
  /** As it is named. */
  readonly name: string;
  readonly site: DataSite;
}
