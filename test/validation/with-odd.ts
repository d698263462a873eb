import { isObject } from '../../lib/model/json';
import { objectIn } from '../../lib/model/read-json';

/** To make text of it is to call what is no function. */
const odd = { toString: 'a', valueOf: 'b', toJSON: 'c', constructor: [{ name: 'd' }] };

/** The same with something odd in the place of each value, one after the other: as it is, and in a list. */
export function* withOdd(value: unknown, depth = 0): Generator<unknown> {
  yield depth % 2 === 0 ? odd : [odd];
  const places: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : [];
  for (const [index, [key, each]] of places.entries())
    for (const other of withOdd(each, depth + index))
      yield Array.isArray(value)
        ? value.map((kept, at) => (at === key ? other : kept))
        : { ...objectIn(value), [key]: other };
}
