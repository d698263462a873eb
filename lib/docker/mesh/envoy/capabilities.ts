import { type Asked, type Capabilities, impossible } from '../../../model/capability';
import { capabilities as ofProxies, ofRequests } from '../proxy-capabilities';

/** Where a request is sent is no header to Envoy. */
function headers(asked: Asked) {
  const { request = {}, response = {} }: Readonly<Record<string, object>> = Object(asked.value);
  const names = [request, response].flatMap((changes) =>
    Object.values(changes).flatMap((said: unknown) =>
      Array.isArray(said) ? said : Object.keys(Object(said)),
    ),
  );
  return names.some((name) => String(name).toLowerCase() === 'host')
    ? impossible(
        '`rewrite: { host }` says whom a request is sent to; as a header Envoy does not let it be changed.',
      )
    : ofRequests(asked);
}

function warmup({ shaped }: Asked) {
  const balancing =
    shaped !== undefined && 'loadBalancing' in shaped ? shaped.loadBalancing?.type : undefined;
  return balancing === 'random' || balancing === 'hash'
    ? impossible('Envoy warms replicas up with `round-robin` and `least-request` alone.')
    : 'exact';
}

function rateLimit(asked: Asked) {
  const { shaped } = asked;
  return shaped !== undefined && 'per' in shaped && shaped.interval < 50
    ? impossible('Envoy counts over 50 ms at the least.')
    : ofRequests(asked);
}

/** What proxies of Envoy can do on Compose of all that can be asked of a mesh. */
export const capabilities: Capabilities = {
  ...ofProxies,
  'meshRoute.headers': headers,
  'upstream.warmup': warmup,
  'rateLimit.total': rateLimit,
  'rateLimit.caller': rateLimit,
};
