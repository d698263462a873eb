import type { Duration } from './props/duration';
import type { HookProps } from './props/hook';

/** Waits, so that load balancers notice that the container leaves before it is told to stop. */
export function sleep(duration: Duration): HookProps {
  return { type: 'sleep', duration };
}
