import { values } from './domain';
import { list, matching } from './shapes';

/** Compose's profiles, by name. */
export const profiles = list(
  matching(
    "a profile, such as 'debug'",
    (value) => /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(value),
    values(['debug', 'tools'], ['a.b_c-d', '1', 'A'.repeat(64)]),
  ),
);
