import type { Code } from '../diagnostics/catalogue';
import type { Affected } from '../diagnostics/finding';
import type { AppModel } from '../model/app';
import type { Cluster } from '../model/cluster';
import type { Existing } from '../model/existing';
import type { Definitions } from './definitions';
import type { Problem, Rule } from './rule';
import type { SchemaProblem } from './schema';
import type { Source } from './source';

/** What the judges have in common. */
export interface Court {
  readonly rules: readonly Rule[];
  /** What the pieces were lowered from; undefined where they come from files. */
  readonly model: AppModel | undefined;
  /** What somebody has said of the cluster. */
  readonly cluster?: Cluster;
  /** What is in the cluster already, beside what the model says of that. */
  readonly existing?: readonly Existing[];
  /** What the pieces bring with them beside what Lading knows. */
  readonly definitions?: Definitions;
  /** The Kubernetes versions that an object must be valid for. */
  readonly versions: readonly string[];
  /** Where a rule tells its problems. */
  reportOf(code: Code): (problem: Problem) => void;
  /** Tells what a schema has against a place of a piece, unless somebody has put that into words already. */
  reportSchema(
    code: 'kubernetes/invalid' | 'kubernetes/rule-unknown' | 'compose/invalid' | 'swarm/invalid',
    problem: SchemaProblem,
    place: Affected,
    source: Source,
  ): void;
}

/** Judges one final piece of a target's output after the other. */
export interface Judge {
  piece(content: unknown, source: Source): void;
  /** Everything has been seen. */
  finish(): void;
}
