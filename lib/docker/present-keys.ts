import type { JsonObject } from '../model/json';

/** Nothing in the place of an empty list, which would be printed. */
export function someOf<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}

/** A service with the keys that will be printed, and no others: that is what validation and patches see. */
export function presentKeys(service: JsonObject): object {
  const result: Record<string, unknown> = { image: service.image };
  for (const key in service) if (service[key] !== undefined) result[key] = service[key];
  return result;
}
