import { isQualifiedName } from '../../model/qualified-name';
import { containerName, isName, nearName } from '../../validation/name-classes';
import { like, oddStrings, values } from './domain';
import { either, isNumber, matching, nonEmptyString, otherwise, portNumber } from './shapes';

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
/** A container port, by number or name. */
export const toPort = either({ when: isNumber, shape: portNumber }, { when: otherwise, shape: somePortName });
/** What is spoken on a port, as Kubernetes names it. */
export const appProtocol = matching(
  "a name such as 'http', or one with a domain before it such as 'kubernetes.io/h2c'",
  isQualifiedName,
  values(['http', 'kubernetes.io/h2c'], ['H_2.c', 'a'.repeat(63), `${'a'.repeat(63)}.dev/x`]),
);
/** Volumes are folders of the output and names on both targets. */
export const volumeName = matching(
  containerName.says,
  (value) => isName(value, containerName),
  values(['data', 'settings'], ['1a', 'a', 'a-b-c', 'a'.repeat(63)]),
  (value) => (typeof value === 'string' ? { suggestion: nearName(value, containerName) } : undefined),
);
