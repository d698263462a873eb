import type { Baseline } from '../../diagnostics/baseline';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { FileChange } from '../../emit/changes';
import type { Aside } from '../../emit/output/aside';
import type { Cluster } from '../../model/cluster';
import type { Existing } from '../../model/existing';
import type { JsonObject } from '../../model/json';
import type { PolicyLayer } from '../../model/policy';
import type { RuleFile } from '../../model/rule-file';
import type { Target } from '../../model/target';
import type { Acceptance } from '../../passes/acceptance';
import type { ParityReport } from '../../passes/parity';
import type { ParityGap } from '../../passes/parity-gaps';
import type { Schedule } from '../../passes/schedules';
import type { ReviewRequest } from '../../review/request';

/** A gap of one of several apps. */
export interface AppGap extends ParityGap {
  readonly app: string;
}

/** What a command line asks of the copy of this package that the program has loaded. */
export interface SynthRequest {
  /** Folder of the output; absolute. Default: what the app says, `outdir`. */
  readonly out?: string;
  /** Default: what is written by default. */
  readonly targets?: readonly Target[];
  /** The environments that are asked for, of an app that has any. Default: all of them. */
  readonly environments?: readonly string[];
  /** `1.36` or `1.35-1.37`; the app's own where it is missing. */
  readonly versions?: string;
  /** What is known of the cluster, laid over what the app says. */
  readonly cluster?: Cluster;
  /** What is in the cluster already, beside what the app says of that. */
  readonly existing?: readonly Existing[];
  /** What the cluster knows of kinds of somebody's own: definitions of custom resources. */
  readonly definitions?: readonly JsonObject[];
  /** What is said of policy beside the app, each laid over those before it. */
  readonly policy?: readonly PolicyLayer[];
  /** Files that export more rules: loaded by the command line, in the process of the app. */
  readonly ruleFiles?: readonly RuleFile[];
  readonly strict: boolean;
  /** Gaps that a strict run lets pass. Default: none. */
  readonly acceptances?: readonly Acceptance[];
  /** Findings that are passed over. Default: none. */
  readonly baseline?: Baseline;
  /** The notes will be shown with their places, not only counted. */
  readonly placeNotes: boolean;
  /** Files that Lading did not write are replaced as well. */
  readonly overwrite: boolean;
  /** More warnings than this, like an error, keep everything from being written. */
  readonly maxWarnings?: number;
  /**
   * files: replace them; check: compare only; text: give their content back; parity: the report alone; review: nothing,
   * for a watcher sees it all.
   */
  readonly mode: 'files' | 'check' | 'text' | 'parity' | 'review';
  /** With `review`, what is asked of it. */
  readonly review?: ReviewRequest;
}

/** Plain data: it also travels between processes as JSON. */
export interface SynthResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly workloads: number;
  /** Folder of the output; absolute. Empty where nothing was synthesized. */
  readonly out: string;
  /** Files, relative to the output. With `check`, nothing is written or deleted. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly deleted: readonly string[];
  /** Paths of an earlier run that are not needed any more, where something else than a file stands by now. */
  readonly left: readonly string[];
  /** What somebody had edited since this machine wrote it: it was replaced or deleted, and a copy is kept. */
  readonly aside: readonly Aside[];
  /** With `check`: files that are missing, differ, or should not be there any more. */
  readonly stale: readonly string[];
  /** With `check`, of the same files, what is to change; missing where an error kept them from being compared. */
  readonly changes?: readonly FileChange[];
  /** With `text`: the manifests, one after the other. */
  readonly text: string;
  /** Of each app, by its name. */
  readonly parity: Readonly<Record<string, ParityReport>>;
  /** When the CronJobs of each app run, by its name: listed for `parity` alone. */
  readonly schedules: Readonly<Record<string, readonly Schedule[]>>;
  /** What can be accepted of it, with the app's name: listed for `parity`, and where something is accepted. */
  readonly gaps: readonly AppGap[];
}
