/** One thing that a schema has against an object. */
export interface SchemaProblem {
  /**
   * JSON pointer (RFC 6901) into the object. A missing or unknown field is pointed at itself, so a missing
   * one's last segment is not in the object.
   */
  pointer: string;
  /** The rule that is broken: `type`, `required`, `additionalProperties`, `enum`, `minimum`, `kind` … */
  keyword: string;
  /** One plain sentence without the place: `unknown field "replcias" (did you mean "replicas"?)`. */
  message: string;
  /** The Kubernetes versions that refuse it, oldest first; empty for Compose. */
  versions: readonly string[];
  /** What was probably meant: the name of a field, or a value. */
  suggestion?: string;
}
