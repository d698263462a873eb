import type { Config } from '../model/config';
import type { Job } from '../model/job';
import type { Prepared } from '../passes/prepare';
import type { KubernetesObject } from './api.generated';

/** What an object is called in `patch`: its kind, with a small letter; of the Services of a StatefulApp, what it is for. */
export type PatchName =
  | Uncapitalize<KubernetesObject['kind']>
  | 'podsService'
  | 'scaledObject'
  | 'externalSecret'
  | 'gatewayRoute';

/** The final forms of other objects, patches and all. */
export interface OtherObjects {
  /** One of the same part, where somebody has patched it; undefined otherwise. */
  patchedSibling(id: string, prepared: Prepared): unknown;
  /** The one of a Config, where somebody has patched it; undefined otherwise. */
  configObject(config: Config, prepared: Prepared): unknown;
  /** The one that stands for a Job; undefined where it cannot be made. */
  jobObject(job: Job, prepared: Prepared): unknown;
}

/** An object that a part of the model becomes: who it is at once, what it holds when somebody asks. */
export interface PlannedObject {
  /** Its id below the construct that the part comes from. */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** What it is called; a content hash may follow. */
  readonly name: string;
  /** Where it is not its chart's. */
  readonly namespace?: string;
  /** It is in no namespace, whatever its chart is in. */
  readonly clusterScoped?: boolean;
  /** It stands for the whole part. */
  readonly main?: boolean;
  /** Missing where the user's props do not patch it. */
  readonly patch?: PatchName;
  /** The object as the model says it, without patches of its own. Pure. */
  lower(prepared: Prepared, others: OtherObjects): object;
  /**
   * The last word on the object once it was patched, whichever way. Default: as the patches leave it.
   * @param name what it was called before.
   */
  afterPatches?(patched: unknown, name: string | undefined): unknown;
}

/** Plans the objects of one sort that a part becomes. */
export type Plan<P> = (part: P) => readonly PlannedObject[];

/** The namespace that an object is in, if it is in one. */
export function namespaceOf(
  { clusterScoped, namespace }: PlannedObject,
  chart: { readonly namespace?: string },
): string | undefined {
  return clusterScoped ? undefined : (namespace ?? chart.namespace);
}
