import type { Finding } from '../../diagnostics/finding';

/** How a value that is refused was probably meant: what to write there, or how to come by it. */
export type Meant = Pick<Finding, 'suggestion' | 'fix'>;
/** Guesses what was meant by a value. Nothing where any guess would be as good. */
export type Guess = (value: unknown) => Meant | undefined;
