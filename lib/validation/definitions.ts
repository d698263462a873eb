import { isObject, type JsonObject } from '../model/json';
import { asText, listIn, objectIn, textIn } from '../model/read-json';
import { type CustomKind, customKind } from './schema/custom/custom-index';
import { readStructural } from './schema/custom/read-structural';
import type { CelRule } from './schema/custom/structural';
import { withReplicas } from './schema/custom/with-replicas';
import { isBuiltInGroup } from './schema/kubernetes-index';

/** The kinds that somebody's own definitions describe, by API version and kind. */
export interface Definitions {
  /** Takes a CustomResourceDefinition; anything else says nothing. */
  add(object: JsonObject): void;
  kindOf(apiVersion: string, kind: string): CustomKind | undefined;
}

export function definitions(): Definitions {
  const kinds = new Map<string, CustomKind>();
  return {
    add({ kind, spec }) {
      if (kind !== 'CustomResourceDefinition') return;
      const { group, names, versions } = objectIn(spec);
      const named = textIn(objectIn(names).kind);
      for (const version of listIn(versions)) {
        const { name, served, schema, subresources } = objectIn(version);
        const { openAPIV3Schema } = objectIn(schema);
        if (!isObject(openAPIV3Schema)) continue;
        // A status that has a way of its own is dropped from what comes on this one, before anybody looks at it.
        const isDropped = isObject(objectIn(subresources).status);
        const { status, ...rest } = objectIn(openAPIV3Schema.properties);
        const properties = isDropped ? rest : openAPIV3Schema.properties;
        const rules: CelRule[] = [];
        kinds.set(`${asText(group)}/${asText(name)} ${named}`, {
          title: `the definition of ${named}`,
          schema: withReplicas(
            readStructural({ ...openAPIV3Schema, properties }, rules),
            textIn(objectIn(objectIn(subresources).scale).specReplicasPath),
          ),
          shared: [],
          isServed: served !== false,
          rules: () => rules,
        });
      }
    },
    kindOf: (apiVersion, kind) => kinds.get(`${apiVersion} ${kind}`),
  };
}

/** Whether it is known what an object of a kind looks like: from Kubernetes itself, or from a definition. */
export function isKnownKind(apiVersion: string, kind: string, own: Definitions): boolean {
  return (
    isBuiltInGroup(apiVersion) ||
    own.kindOf(apiVersion, kind) !== undefined ||
    customKind(apiVersion, kind) !== undefined
  );
}
