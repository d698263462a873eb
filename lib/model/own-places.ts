/**
 * Places in an object of one target that mean nothing to the others: `true` for a place with all that is in it. `*` is
 * any key of a map, or any entry of a list; `x-*` any extension.
 */
export type OwnPlaces = true | { readonly [key: string]: OwnPlaces | undefined };

/** The same of an object whose keys are known. */
export type OwnPlacesOf<T> =
  | true
  | (T extends readonly (infer E)[]
      ? { readonly '*'?: OwnPlacesOf<E> }
      : T extends object
        ? { readonly [K in keyof T]?: OwnPlacesOf<NonNullable<T[K]>> }
        : never);

/** What is known of a place within one of which something is known. */
export function ownIn(places: OwnPlaces | undefined, key: string | number): OwnPlaces | undefined {
  if (places === undefined || places === true) return places;
  if (Object.hasOwn(places, key)) return places[key];
  return places[typeof key === 'string' && key.startsWith('x-') && 'x-*' in places ? 'x-*' : '*'];
}
