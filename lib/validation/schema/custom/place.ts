import type { RawParams, RawProblem } from '../raw-problem';
import type { Structural } from './structural';

/** Where a value is looked at. */
export interface Place {
  readonly path: string;
  /** What a `$ref` stands for. */
  readonly shared: readonly Structural[];
  /** Whether fields without a name in the schema are refused; they are no business of alternatives. */
  readonly strict: boolean;
  readonly problems: RawProblem[];
}

/** Notes a problem of the value at hand. */
export type Tell = (keyword: string, params: RawParams) => void;

/** What stands behind a reference. */
export function resolve(schema: Structural, shared: readonly Structural[]): Structural {
  return schema.$ref === undefined ? schema : (shared[schema.$ref] ?? schema);
}
