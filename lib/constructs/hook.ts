import type { Duration, HttpGetOptions } from './probe';
import type { TextValue } from './to-model/text';

/** What happens right after a container has started or before it is stopped. */
export type HookProps =
  | { readonly type: 'exec'; readonly command: readonly TextValue[] }
  | ({ readonly type: 'httpGet'; readonly path: string } & Pick<HttpGetOptions, 'port' | 'scheme'>)
  | { readonly type: 'sleep'; readonly duration: Duration };

/** Waits, so that load balancers notice that the container leaves before it is told to stop. */
export function sleep(duration: Duration): HookProps {
  return { type: 'sleep', duration };
}
