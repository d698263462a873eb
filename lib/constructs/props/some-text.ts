import { like, oddStrings } from './domain';
import { nonEmptyString } from './shapes';

/** What a server, or another property, knows something by. */
export const someName = like(
  nonEmptyString,
  ['web', 'api', 'db'],
  ['1a', 'a.b', 'a'.repeat(63), ...oddStrings],
);
export const somePortName = like(
  nonEmptyString,
  ['http'],
  ['a', '8080-x', 'a-b-c', 'a'.repeat(15), ...oddStrings],
);
export const someProtocol = like(nonEmptyString, ['http', 'kubernetes.io/h2c'], oddStrings);
