import { type Duration, positiveDuration } from './duration';
import { object, required } from './shape';
import { integer, oneOf } from './shapes';

/** How many requests each replica of a member takes. */
export interface RateLimitProps {
  readonly requests: number;
  /** Default: 1 s. */
  readonly interval?: Duration;
  /** Of all callers together, or of each. Default: `total`. */
  readonly per?: 'total' | 'caller';
  /** How many at once. Default: as many as `requests`. */
  readonly burst?: number;
}

export const rateLimitShape = object<RateLimitProps>({
  requests: required(integer(1)),
  interval: positiveDuration,
  per: oneOf(['total', 'caller']),
  burst: integer(1),
});
