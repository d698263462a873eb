import type { Code } from './catalogue';
import type { Site } from './location';
import type { PropertyPath } from './property-path';

/** A finding that the user has seen and accepts, and why. */
export interface Suppression {
  /** The code of the finding: `image/needs-looser-defaults`. An editor knows those of Lading; others are of a policy. */
  readonly code: Code | (string & Record<never, never>);
  /**
   * Only of this field: a property as it stands in the props (`readiness`, `resources.cpu`), or a field of `lading parity`
   * (`probe.liveness`), with all that lies within it. Default: all of the construct.
   */
  readonly field?: string;
  /** Only of the container of this name, in pods of Kubernetes. Default: all of the construct. */
  readonly container?: string;
  /** Why it is accepted; not empty. */
  readonly reason: string;
}

/**
 * Where a part of the model comes from: what a diagnostic needs to name the construct and the user's line.
 * Suppressions are those of the construct itself; `parent` leads to the chart's and the app's.
 */
export interface Origin {
  /** The construct's path in the tree, `shop/api`; empty for the app. */
  readonly path: string;
  /** What the user typed: `WebApp`, `Deployment`. */
  readonly construct: string;
  /** Where the construct was made; read only when an error is shown. */
  readonly site?: Site;
  readonly suppressions: readonly Suppression[];
  readonly parent?: Origin;
  /** Finds where a property is written that the construct has not said itself. */
  readonly writtenElsewhere?: WrittenElsewhere;
  /** The part of the props that speaks of one target alone. */
  readonly block?: OriginBlock;
  /** The one property that all of this is made of. */
  readonly part?: OriginPart;
}

/** Where the defaults of a scope say a property of a construct in it, if they do; on one of the targets. */
export type WrittenElsewhere = (
  property: PropertyPath,
  targets: readonly string[],
) => { readonly origin: Origin; readonly property: PropertyPath } | undefined;

/** A block of props for one target, laid over those of a construct. */
export interface OriginBlock {
  readonly within: Origin;
  /** The key that it stands under. */
  readonly name: string;
  /** It holds a property, which stands there then. */
  says(property: PropertyPath): boolean;
}

/** Something that a property of a construct describes, such as the Service that `publish` makes. */
export interface OriginPart {
  readonly within: Origin;
  /** Where a property of it stands in the props of the construct; of the whole, where nothing narrower is known. */
  place(property: PropertyPath): PropertyPath;
  /** It holds a property by itself, where it is laid over the props of the construct. */
  says?(property: PropertyPath): boolean;
}

/** The construct itself, or the nearest around it of which a line is known: what is not ours has none. */
export function placedOrigin(origin: Origin): Origin {
  let at: Origin | undefined = origin;
  while (at !== undefined && at.site === undefined) at = at.parent;
  return at ?? origin;
}
