import { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import { orderKeys } from '../../kubernetes/order-keys';
import type { PatchedSibling, PlannedObject } from '../../kubernetes/planned';
import { applyPatches, type PatchPlace } from '../../model/apply-patch';
import { isPlainObject } from '../../model/json';
import type { Patch } from '../../model/patch';
import type { Prepared } from '../../passes/prepare';
import { preparedOf } from './collect';
import { ObjectMetadata } from './metadata';

export interface KubernetesObjectProps {
  readonly planned: PlannedObject;
  readonly origin: Origin;
  /** The user's patch for this object, from props. */
  readonly patch?: Patch;
  /** The other objects of the same part. */
  readonly patchedSibling: PatchedSibling;
}

/** Under one name for all copies of this package, so that each knows the objects of the others. */
const key = Symbol.for('lading.object');

/**
 * One object of ours in the tree of cdk8s: its identity is there from the start, its content is lowered from the
 * model whenever somebody asks. Patches and metadata that are added the cdk8s way apply after our lowering.
 */
export class KubernetesObject extends ApiObject {
  public readonly origin: Origin;
  public override readonly metadata: ObjectMetadata;
  private readonly planned: PlannedObject;
  private readonly own: readonly Patch[];
  private readonly patchedSibling: PatchedSibling;
  private jsonPatches: readonly JsonPatch[] = noJsonPatches;

  public constructor(scope: Construct, { planned, origin, patch, patchedSibling }: KubernetesObjectProps) {
    const { id, apiVersion, kind, name } = planned;
    super(scope, id, { apiVersion, kind, metadata: { name } });
    this.origin = origin;
    this.planned = planned;
    this.patchedSibling = patchedSibling;
    this.own = patch === undefined ? none : [patch];
    this.metadata = new ObjectMetadata({ name, namespace: this.chart.namespace, apiObject: this });
  }

  public get [key](): true {
    return true;
  }

  /** Where in the user's props the patch stands; undefined where there is none, or cdk8s' ways were used as well. */
  public get patchProperty(): readonly string[] | undefined {
    return this.jsonPatches.length > 0 || this.metadata.changed ? undefined : this.own[0]?.property;
  }

  /** Somebody has changed the final object, so that it is no longer what the model says alone. */
  public get patched(): boolean {
    return this.own.length > 0 || this.jsonPatches.length > 0 || this.metadata.changed;
  }

  public override addJsonPatch(...operations: JsonPatch[]): void {
    super.addJsonPatch(...operations);
    this.jsonPatches = [...this.jsonPatches, ...operations];
  }

  /** The final object. */
  public produce(prepared: Prepared): unknown {
    const lowered = this.planned.lower(prepared, this.patchedSibling);
    if (!this.patched) return lowered;
    const withMetadata = this.metadata.changed ? this.metadata.extend(lowered) : lowered;
    const merged = applyPatches(withMetadata, this.own, this.place(), prepared.report);
    const patched = this.jsonPatches.length === 0 ? merged : JsonPatch.apply(merged, ...this.jsonPatches);
    return orderObject(this.planned.afterPatches?.(patched, prepared) ?? patched);
  }

  private place(): PatchPlace {
    return { origin: this.origin, target: 'kubernetes', object: `${this.kind}/${this.name}` };
  }

  /** What cdk8s asks for: the same object, from the app as it stands now. */
  public override toJson(): unknown {
    return this.produce(preparedOf(this));
  }
}

const none: readonly Patch[] = [];
const noJsonPatches: readonly JsonPatch[] = [];

/** `instanceof` would not tell: cdk8s answers it for every ApiObject. */
export function isKubernetesObject(object: ApiObject): object is KubernetesObject {
  return key in object;
}

/** Any final object in our key order; a patch may have made something else of it, which validation then says. */
export function orderObject(value: unknown): unknown {
  return isPlainObject(value) ? orderKeys(value) : value;
}
