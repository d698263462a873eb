import { isQualifiedName } from '../../model/qualified-name';
import { type Keys, values } from './domain';
import { matching } from './shapes';

/** The key of a label, where nothing else would find a wrong one. */
export const labelKeys: Keys = {
  expected: "a label's key, such as 'pool' or 'acme.dev/pool'",
  usual: ['pool', 'kubernetes.io/arch'],
  edge: ['A.b_c', 'a'.repeat(63), `${'a'.repeat(63)}.dev/x`],
  accepts: isQualifiedName,
};

export const labelKey = matching(
  labelKeys.expected,
  isQualifiedName,
  values(labelKeys.usual, labelKeys.edge),
);

export const labelValue = matching(
  "a label's value: 63 letters, digits, '-', '_' and '.' at most, with a letter or digit at both ends",
  (value) => value === '' || /^[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?$/.test(value),
  values(['fast', 'arm64'], ['', '1', 'A.b_c', 'true', 'a'.repeat(63)]),
);
