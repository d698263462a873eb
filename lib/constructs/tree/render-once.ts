import type { ApiObject } from 'cdk8s';

/**
 * Renders an object of somebody else's for cdk8s, which is about to ask it again: it then gets what was validated.
 * Constructs of cdk8s-plus change themselves whenever they are rendered, so that the second answer may be another.
 */
export function renderOnce(object: ApiObject): unknown {
  const own = Object.getOwnPropertyDescriptor(object, 'toJson');
  const json: unknown = object.toJson();
  let isKept = true;
  const restore = (): void => {
    if (!isKept) return;
    isKept = false;
    if (own === undefined) Reflect.deleteProperty(object, 'toJson');
    else Object.defineProperty(object, 'toJson', own);
  };
  Object.defineProperty(object, 'toJson', {
    configurable: true,
    writable: true,
    value: () => {
      restore();
      return json;
    },
  });
  // Nobody has asked for it while the call lasted: whoever does later wants the object as it is then.
  queueMicrotask(restore);
  return json;
}
