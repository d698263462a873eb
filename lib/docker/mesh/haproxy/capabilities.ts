import { type Asked, type Capabilities, emulated, impossible } from '../../../model/capability';
import { rowOf } from '../../../model/read-json';
import { capabilities as ofProxies, ofRequests } from '../proxy-capabilities';
import { retryWords } from './route';
import { forever } from './text';

/** A row of what looks into requests, and comes near to what was said. */
function nearly(note: string) {
  return (asked: Asked) => {
    const rating = ofRequests(asked);
    return rating === 'exact' ? emulated(note) : rating;
  };
}

const retried = nearly(
  'HAProxy looks at what fits into 16 kB: a longer request is not sent again. Whoever was never reached is tried again whatever the method.',
);

function retry(asked: Asked) {
  const { on = [] }: { readonly on?: readonly string[] } = Object(asked.value);
  const unknown = on.filter((word) => rowOf(retryWords, word) === undefined);
  return unknown.length > 0
    ? impossible(
        `HAProxy does not know ${unknown.map((word) => `\`${word}\``).join(', ')} from other answers.`,
      )
    : retried(asked);
}

function pool(asked: Asked) {
  const rating = ofProxies['upstream.pool'];
  const { maxConnections } = Object(asked.value);
  if (asked.spoken === 'grpc' && maxConnections !== undefined)
    return impossible('HAProxy counts requests, and one connection of gRPC carries many of them.');
  return typeof rating === 'function' ? rating(asked) : rating;
}

function rateLimit(asked: Asked) {
  const { shaped } = asked;
  if (shaped === undefined || !('per' in shaped)) return ofRequests(asked);
  if (shaped.burst !== undefined && shaped.burst !== shaped.requests)
    return impossible('HAProxy counts the requests of an interval: there is no `burst` beside them.');
  if (shaped.interval > forever / 2) return impossible('HAProxy counts over twelve days at the most.');
  return counted(asked);
}

const counted = nearly('HAProxy counts over the last `interval`, which moves on with the time.');

/** What proxies of HAProxy can do on Compose of all that can be asked of a mesh. */
export const capabilities: Capabilities = {
  ...ofProxies,
  'meshRoute.timeout': nearly(
    'HAProxy counts for each try, until the answer begins: the rest of it may come later.',
  ),
  'meshRoute.retry': retry,
  'meshRoute.mirror': impossible('HAProxy sends a request to one alone.'),
  'meshRoute.headers': ofRequests,
  'upstream.loadBalancing.hash': (asked) =>
    'cookie' in Object(Object(asked.value).by)
      ? nearly('HAProxy makes no cookie: who sends none is led as it comes.')(asked)
      : ofRequests(asked),
  'upstream.pool': pool,
  'upstream.outlier': (asked) =>
    asked.spoken === 'tcp'
      ? impossible('HAProxy counts answers here, and plain TCP has none.')
      : emulated(
          'Of each version one replica runs: all of it is left alone, from the last error on, and for `ejectionTime` each time.',
        ),
  'upstream.warmup': emulated('Of each version one replica runs: there is no other that could get more.'),
  'rateLimit.total': rateLimit,
  'rateLimit.caller': rateLimit,
};
