import type { ApiObject } from 'cdk8s';
import { isPlainObject, type JsonObject } from '../../model/json';

/** What objects of an app say of kinds of their own. One that cannot be rendered is told where it is written. */
export function definitionsIn(
  objects: readonly ApiObject[],
  render: (object: ApiObject) => unknown,
): readonly JsonObject[] {
  return objects.flatMap((object) => {
    try {
      const content = render(object);
      return isPlainObject(content) ? [content] : [];
    } catch {
      return [];
    }
  });
}
