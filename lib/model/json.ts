/** An object of which nothing is known but that it has keys: somebody else's data, or a final manifest. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys of its own, and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether it is an object literal, and no instance of a class whose content its keys would not tell. */
export function isPlainObject(value: unknown): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || isLiteralPrototype(prototype);
}

/** `Object.prototype` of another realm, such as the sandbox in which jest runs a test. */
function isLiteralPrototype(prototype: unknown): boolean {
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'isPrototypeOf')
  );
}
