import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { PatchName } from '../../kubernetes/planned';
import type { ModelPart } from '../../model/app';
import type { JsonPatchOperation } from '../../model/patch';
import type { Prepared } from '../../passes/prepare';

/** The user's patches of the objects of one part. */
export interface ObjectPatches {
  readonly values: { readonly [K in PatchName]?: object | readonly JsonPatchOperation[] };
  /** Where each stands in the props of the construct that the user made. */
  readonly at: (name: string) => readonly string[];
}

/** An object of ours, whether it is a construct yet or not. */
export interface OurObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly origin: Origin;
  readonly patched: boolean;
  readonly patchProperty?: readonly string[];
  produce(prepared: Prepared): unknown;
}

/** The Kubernetes objects of a part of the model. */
export interface PartObjects {
  readonly construct: Construct;
  readonly part: ModelPart;
  readonly patches: ObjectPatches;
  /** Those that are constructs, by id. */
  readonly made: Map<string, ApiObject & OurObject>;
}
