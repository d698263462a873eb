import { type ApiObject, ApiObjectMetadataDefinition, type OwnerReference } from 'cdk8s';
import { isObject, type JsonObject } from '../../model/json';

/** Metadata of an object of ours: its name is fixed, and whatever is added the cdk8s way is noticed. */
export class ObjectMetadata extends ApiObjectMetadataDefinition {
  public changed = false;

  public constructor(options: { name: string; namespace?: string; apiObject: ApiObject }) {
    super(options);
  }

  public override addLabel(key: string, value: string): void {
    this.changed = true;
    super.addLabel(key, value);
  }

  public override addAnnotation(key: string, value: string): void {
    this.changed = true;
    super.addAnnotation(key, value);
  }

  public override addFinalizers(...finalizers: string[]): void {
    this.changed = true;
    super.addFinalizers(...finalizers);
  }

  public override addOwnerReference(owner: OwnerReference): void {
    this.changed = true;
    super.addOwnerReference(owner);
  }

  public override add(key: string, value: unknown): void {
    this.changed = true;
    super.add(key, value);
  }

  /** The lowered object with what was added on top; its own name stays, for it may carry a content hash. */
  public extend(lowered: object): object {
    const metadata = 'metadata' in lowered && isObject(lowered.metadata) ? lowered.metadata : {};
    const { name: _, ...added } = this.toJson();
    return {
      ...lowered,
      metadata: {
        ...metadata,
        ...added,
        ...join('labels', metadata, added),
        ...join('annotations', metadata, added),
      },
    };
  }
}

/** No key at all where both have none: cdk8s prints an undefined value as null. */
function join(key: string, lowered: JsonObject, added: JsonObject): JsonObject {
  const [before, after] = [lowered[key], added[key]];
  if (!isObject(after)) return isObject(before) ? { [key]: before } : {};
  return { [key]: isObject(before) ? { ...before, ...after } : after };
}
