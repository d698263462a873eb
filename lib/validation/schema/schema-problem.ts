/** One thing that a schema has against an object. */
export interface SchemaProblem {
  /**
   * JSON pointer (RFC 6901) into the object. A missing or unknown field is pointed at itself, so a missing
   * one's last segment is not in the object.
   */
  readonly pointer: string;
  /** The rule that is broken: `type`, `required`, `additionalProperties`, `enum`, `minimum`, `kind` … */
  readonly keyword: string;
  /** One plain sentence without the place: `unknown field "replcias" (did you mean "replicas"?)`. */
  readonly message: string;
  /** The Kubernetes versions that refuse it, oldest first; empty for Compose. */
  readonly versions: readonly string[];
  /** What was probably meant: the name of a field, or a value. */
  readonly suggestion?: string;
}
