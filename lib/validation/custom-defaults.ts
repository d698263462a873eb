import { isObject, type JsonObject } from '../model/json';
import { textIn } from '../model/read-json';
import { customKind } from './schema/custom/custom-index';
import { defaulted } from './schema/custom/defaulted';
import { isBuiltInGroup } from './schema/kubernetes-index';

/** A custom resource with what its definition fills in; any other object as it is. */
export function withCustomDefaults(object: JsonObject): JsonObject {
  const apiVersion = textIn(object.apiVersion) ?? '';
  const custom = isBuiltInGroup(apiVersion) ? undefined : customKind(apiVersion, textIn(object.kind) ?? '');
  const filled = custom && defaulted(object, custom.schema, custom.shared);
  return isObject(filled) ? filled : object;
}
