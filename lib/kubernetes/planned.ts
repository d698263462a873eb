import type { Prepared } from '../passes/prepare';
import type { KubernetesObject } from './api.generated';

/** What an object is called in `patch`: its kind, with a small letter. */
export type PatchName = Uncapitalize<KubernetesObject['kind']>;

/** The final form of another object of the same part, where somebody has patched it; undefined otherwise. */
export type PatchedSibling = (id: string, prepared: Prepared) => unknown;

/** An object that a part of the model becomes: who it is at once, what it holds when somebody asks. */
export interface PlannedObject {
  /** Its id below the construct that the part comes from. */
  readonly id: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** What it is called; a content hash may follow. */
  readonly name: string;
  /** It is in no namespace, whatever its chart is in. */
  readonly clusterScoped?: boolean;
  /** It stands for the whole part. */
  readonly main?: boolean;
  /** Missing where the user's props do not patch it. */
  readonly patch?: PatchName;
  /** The object as the model says it, without patches of its own. Pure. */
  lower(prepared: Prepared, patchedSibling: PatchedSibling): object;
  /** The last word on the object once it was patched, whichever way. Default: as the patches leave it. */
  afterPatches?(patched: unknown, prepared: Prepared): unknown;
}

/** Plans the objects of one sort that a part becomes. */
export type Plan<P> = (part: P) => readonly PlannedObject[];
