/**
 * The structural schema of a custom resource, as `schemas/crd` holds it: a subtree that stands in several places is a
 * number in `$ref`, and of a rule in CEL there is its number alone.
 */
export interface Structural {
  /** Which of the shared schemas stands here. */
  readonly $ref?: number;
  readonly type?: string;
  readonly nullable?: boolean;
  /** What the server fills in before it validates; it is never written to an output. */
  readonly default?: unknown;
  readonly enum?: readonly (string | number | null)[];
  /** In the syntax of JavaScript. */
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Structural>>;
  readonly additionalProperties?: boolean | Structural;
  readonly items?: Structural;
  /** Alternatives look at values alone: which fields there may be is said outside of them. */
  readonly allOf?: readonly Structural[];
  readonly anyOf?: readonly Structural[];
  readonly oneOf?: readonly Structural[];
  readonly not?: Structural;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  /** The rules that hold here, by their place in the list of `<file>.rules.json`. */
  readonly 'x-kubernetes-validations'?: readonly number[];
}

/** A rule in CEL, as its definition says it. */
export interface CelRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

/** What a file of `schemas/crd` holds. */
export interface CustomResources {
  /** `HTTPRoute` by version (`v1`) by group. */
  readonly kinds: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Structural>>>>>>;
  readonly shared: readonly Structural[];
}
