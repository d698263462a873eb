import type { Retry } from '../../../model/mesh';
import { rowOf } from '../../../model/read-json';
import { printTime } from '../istio/time';

/** Envoy's words for an answer, in Linkerd's. */
const words: Readonly<Record<string, string>> = {
  '5xx': '5xx',
  'gateway-error': 'gateway-error',
  'retriable-4xx': '409',
};

/** The annotations of a route whose requests are tried again; undefined where Linkerd has no word for when. */
export function lowerRetry(
  on: readonly string[] | undefined,
  { attempts, perTryTimeout }: Partial<Retry> = {},
): Record<string, string> | undefined {
  const statuses = on === undefined ? ['503'] : on.flatMap((word) => rowOf(words, word) ?? []);
  if (statuses.length === 0) return undefined;
  const annotations: Record<string, string> = { 'retry.linkerd.io/http': statuses.join(',') };
  if (attempts !== undefined) annotations['retry.linkerd.io/limit'] = String(attempts);
  if (perTryTimeout !== undefined) annotations['retry.linkerd.io/timeout'] = printTime(perTryTimeout);
  return annotations;
}
