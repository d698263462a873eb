import type { Affected } from '../diagnostics/finding';
import { pointerTo } from '../diagnostics/json-pointer';
import type { Origin } from '../diagnostics/origin';
import type { JsonObject } from '../model/json';
import { objectIn, textIn } from './json';
import { isClusterScoped } from './kinds';
import { type Pod, podOf } from './pod';

/** Where a final object comes from. */
export interface Source {
  readonly origin: Origin;
  /** Lading lowered it from the model; else it is a plain ApiObject, an Include, another library's. */
  readonly own: boolean;
  /** The user has changed what Lading lowered. */
  readonly patched?: boolean;
  /** Where the patch stands in the user's props. */
  readonly patchProperty?: readonly string[];
  /** The chart's id. */
  readonly chart: string;
  /** What it was called before any patch; a content hash may follow. */
  readonly name?: string;
  /** Where it was before any patch. */
  readonly namespace?: string;
}

/** A final Kubernetes object, with what most rules ask of it. */
export interface KubernetesObject {
  readonly content: JsonObject;
  readonly source: Source;
  readonly group: string;
  readonly kind: string;
  /** Empty where it has none. */
  readonly name: string;
  /** Empty where it has none, or cannot have one. */
  readonly namespace: string;
  readonly pod?: Pod;
}

/** An object that is a pod, or makes pods. */
export interface PodObject extends KubernetesObject {
  readonly pod: Pod;
}

export function makesPods(object: KubernetesObject): object is PodObject {
  return object.pod !== undefined;
}

export function readKubernetesObject(content: JsonObject, source: Source): KubernetesObject {
  const metadata = objectIn(content.metadata);
  const apiVersion = textIn(content.apiVersion) ?? '';
  const slash = apiVersion.indexOf('/');
  const group = slash < 0 ? '' : apiVersion.slice(0, slash);
  const kind = textIn(content.kind) ?? '';
  return {
    content,
    source,
    group,
    kind,
    name: textIn(metadata.name) ?? '',
    namespace: isClusterScoped(group, kind) ? '' : (textIn(metadata.namespace) ?? ''),
    pod: podOf(group, kind, content),
  };
}

/** How a diagnostic names the object: `Deployment/web`. */
export function nameOf({ kind, name }: Pick<KubernetesObject, 'kind' | 'name'>): string {
  return name === '' ? kind : `${kind}/${name}`;
}

/** A place within the object. */
export function placeIn(
  object: KubernetesObject,
  pointer: string,
  ...steps: readonly (string | number)[]
): Affected {
  return { target: 'kubernetes', object: nameOf(object), pointer: pointerTo(pointer, ...steps) };
}
