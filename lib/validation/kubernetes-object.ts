import type { Affected } from '../diagnostics/finding';
import { pointerTo } from '../diagnostics/json-pointer';
import type { JsonObject } from '../model/json';
import { objectIn, textIn } from '../model/read-json';
import { groupOf, isClusterScoped } from './kinds';
import { type Pod, podOf } from './pod';
import type { Source } from './source';

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
  const group = groupOf(textIn(content.apiVersion) ?? '');
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
  const { namespace, source } = object;
  return {
    target: source.target,
    object: nameOf(object),
    pointer: pointerTo(pointer, ...steps),
    namespace: namespace === '' ? undefined : namespace,
    file: source.file,
  };
}
