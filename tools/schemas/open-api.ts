/** The part of a Kubernetes OpenAPI 2 document that the generator reads. */
export interface OpenApi {
  definitions: Record<string, Definition>;
  paths: Record<string, unknown>;
}

export interface Definition extends Property {
  properties?: Record<string, Property>;
  required?: readonly string[];
  'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

export interface Property {
  $ref?: string;
  type?: string;
  format?: string;
  items?: Property;
  additionalProperties?: Property;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: readonly string[];
  'x-kubernetes-map-type'?: string;
}

export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

/** The name that a reference points to, such as `io.k8s.api.core.v1.Container`. */
export function target($ref: string): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

/** The name that the table of server rules uses: `core.v1.Container`. */
export function shortName(definition: string): string {
  return definition.replace('io.k8s.api.', '').replace(/^.*\.pkg\.apis\./, '');
}

export function apiVersion({ group, version }: GroupVersionKind): string {
  return group === '' ? version : `${group}/${version}`;
}
