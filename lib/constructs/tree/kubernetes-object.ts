import { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import { orderKeys } from '../../kubernetes/order-keys';
import { applyPatches, type PatchPlace } from '../../model/apply-patch';
import { isPlainObject } from '../../model/json';
import type { JsonPatchOperation, Patch } from '../../model/patch';
import type { Prepared } from '../../passes/prepare';
import { toPatch } from '../to-model/patch';
import { preparedOf } from './collect';
import { ObjectMetadata } from './metadata';

export interface KubernetesObjectProps {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly origin: Origin;
  /** The object as the model says it, without patches. Pure. */
  lower(prepared: Prepared): object;
  /** The user's patch for this object, from props. */
  readonly patch?: object | readonly JsonPatchOperation[];
  /** Where that stands in the props of the construct that the user made. Default: `patch`. */
  readonly patchProperty?: readonly string[];
  /** The last word on an object that was patched, whichever way. Default: as the patches leave it. */
  afterPatches?(patched: unknown, prepared: Prepared): unknown;
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
  private readonly lower: (prepared: Prepared) => object;
  private readonly own: readonly Patch[];
  private readonly afterPatches: KubernetesObjectProps['afterPatches'];
  private jsonPatches: readonly JsonPatch[] = noJsonPatches;

  public constructor(scope: Construct, id: string, props: KubernetesObjectProps) {
    const { apiVersion, kind, name } = props;
    super(scope, id, { apiVersion, kind, metadata: { name } });
    this.origin = props.origin;
    this.lower = props.lower;
    this.afterPatches = props.afterPatches;
    this.own =
      props.patch === undefined
        ? none
        : [toPatch(props.patch, props.origin, props.patchProperty ?? ['patch'])];
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
    const lowered = this.lower(prepared);
    if (!this.patched) return lowered;
    const withMetadata = this.metadata.changed ? this.metadata.extend(lowered) : lowered;
    const merged = applyPatches(withMetadata, this.own, this.place(), prepared.report);
    const patched = this.jsonPatches.length === 0 ? merged : JsonPatch.apply(merged, ...this.jsonPatches);
    return orderObject(this.afterPatches === undefined ? patched : this.afterPatches(patched, prepared));
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
