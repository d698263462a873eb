import { ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import { nameIn } from '../../kubernetes/name-in';
import { orderKeys } from '../../kubernetes/order-keys';
import { ownPlacesOf } from '../../kubernetes/own-places';
import { namespaceOf, type OtherObjects, type PlannedObject } from '../../kubernetes/planned';
import type { ModelPart } from '../../model/app';
import { isPlainObject } from '../../model/json';
import type { Patch } from '../../model/patch';
import { applyNoted, noteChanges } from '../../passes/patched';
import type { Prepared } from '../../passes/prepare';
import { touch } from './app-state';
import { preparedOf } from './collect';
import { ObjectMetadata } from './metadata';
import type { ObjectPatches } from './our-object';

export interface KubernetesObjectProps {
  readonly planned: PlannedObject;
  /** What of the model it is. */
  readonly part: ModelPart;
  readonly origin: Origin;
  /** The user's patch for this object, from props. */
  readonly patch?: Patch;
  /** Where patches stand in the props of the construct that the user made. */
  readonly patchAt: ObjectPatches['at'];
  readonly others: OtherObjects;
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
  private readonly terms: KubernetesObjectProps;
  private jsonPatches: readonly JsonPatch[] = noJsonPatches;

  public constructor(scope: Construct, terms: KubernetesObjectProps) {
    const { id, apiVersion, kind, name } = terms.planned;
    super(scope, id, { apiVersion, kind, metadata: { name } });
    this.origin = terms.origin;
    this.terms = terms;
    const namespace = namespaceOf(terms.planned, this.chart);
    this.metadata = new ObjectMetadata({ name, namespace, apiObject: this });
  }

  public get [key](): true {
    return true;
  }

  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /** Where in the user's props the patch stands; undefined where there is none, or cdk8s' ways were used as well. */
  public get patchProperty(): readonly string[] | undefined {
    return this.jsonPatches.length > 0 || this.metadata.changed ? undefined : this.terms.patch?.property;
  }

  /** Somebody has changed the final object, so that it is no longer what the model says alone. */
  public get patched(): boolean {
    return this.terms.patch !== undefined || this.jsonPatches.length > 0 || this.metadata.changed;
  }

  public override addJsonPatch(...operations: JsonPatch[]): void {
    super.addJsonPatch(...operations);
    touch(this);
    this.jsonPatches = [...this.jsonPatches, ...operations];
  }

  /** The final object. */
  public produce(prepared: Prepared): unknown {
    const { metadata, jsonPatches } = this;
    // cdk8s changes what it is given.
    return producePlanned(this.terms, prepared, {
      before: metadata.changed ? (lowered) => metadata.extend(lowered) : undefined,
      after:
        jsonPatches.length > 0
          ? (merged) => JsonPatch.apply(structuredClone(merged), ...jsonPatches)
          : undefined,
    });
  }

  /** What cdk8s asks for: the same object, from the app as it stands now. */
  public override toJson(): unknown {
    return this.produce(preparedOf(this));
  }
}

const noJsonPatches: readonly JsonPatch[] = [];

/** What somebody has done the cdk8s way: before the user's own patch applies, and after. */
interface Changes {
  readonly before?: (lowered: object) => object;
  readonly after?: (patched: unknown) => unknown;
}

/** The final object of one that is planned, whether it is a construct or not. */
export function producePlanned(
  { planned, part, origin, patch, patchAt, others }: KubernetesObjectProps,
  prepared: Prepared,
  { before, after }: Changes = {},
): unknown {
  const { kind, name } = planned;
  const lowered = planned.lower(prepared, others);
  if (patch === undefined && before === undefined && after === undefined) return lowered;
  const called = nameIn(lowered);
  const own = ownPlacesOf(kind);
  const subject = { target: 'kubernetes', object: `${kind}/${name}`, origin, part, own } as const;
  const patches = patch === undefined ? [] : [patch];
  const merged = applyNoted(before?.(lowered) ?? lowered, patches, subject, prepared);
  const patched = after === undefined ? merged : after(merged);
  if (after !== undefined)
    noteChanges(merged, patched, { ...subject, at: placeOf(planned, patchAt) }, prepared);
  return orderObject(planned.afterPatches?.(patched, called) ?? patched);
}

/** Where props that patch an object stand, or would. */
function placeOf({ kind, patch }: PlannedObject, patchAt: ObjectPatches['at']): readonly string[] {
  return patch === undefined ? ['patch', kind.charAt(0).toLowerCase() + kind.slice(1)] : patchAt(patch);
}

/** `instanceof` would not tell: cdk8s answers it for every ApiObject. */
export function isKubernetesObject(object: ApiObject): object is KubernetesObject {
  return key in object;
}

/** Any final object in our key order; a patch may have made something else of it, which validation then says. */
export function orderObject(value: unknown): unknown {
  return isPlainObject(value) ? orderKeys(value) : value;
}
