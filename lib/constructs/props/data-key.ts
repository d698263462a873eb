import { type Keys, values } from './domain';
import { matching } from './shapes';

/** The keys of a ConfigMap's or a Secret's data. */
export const dataKeys: Keys = {
  expected: "at most 253 letters, digits, '-', '_' and '.', and not '..' first",
  usual: ['LOG_LEVEL', 'app.yaml'],
  edge: ['a', '_', '-', '.a', 'A.b-c', 'a'.repeat(253)],
  accepts: (key) => /^(?!\.\.|\.$)[-._a-zA-Z0-9]{1,253}$/.test(key),
};

/** One of them, as a value. */
export const dataKey = matching(dataKeys.expected, dataKeys.accepts, values(dataKeys.usual, dataKeys.edge));
