import type { Affected } from '../diagnostics/finding';
import type { ChecksName } from '../passes/target-room';
import { composeChecks } from './compose-checks';
import { kubernetesChecks } from './kubernetes-checks';
import type { Checks } from './rule';
import type { SchemaProblem } from './schema';
import type { Source } from './source';
import type { Store } from './store';

/** What the judges of pieces have in common. */
export interface Bench {
  /** The rules, each at work. */
  readonly checks: readonly Checks[];
  readonly store: Store;
  /** The Kubernetes versions that an object must be valid for. */
  readonly versions: readonly string[];
  readonly schemaProblem: SchemaReport;
}

/** Tells what a schema has against a place of a piece, unless somebody has put that into words already. */
export type SchemaReport = (
  code: 'kubernetes/invalid' | 'compose/invalid',
  problem: SchemaProblem,
  place: Affected,
  source: Source,
) => void;

/** Judges one final piece of a target's output after the other. */
export type Judge = (content: unknown, source: Source) => void;

/** Who judges pieces: a target names its line here, and several may share one. */
export const checks = {
  kubernetes: kubernetesChecks,
  compose: composeChecks,
} satisfies Readonly<Record<ChecksName, (bench: Bench) => Judge>>;
