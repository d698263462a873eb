import type { RateLimit } from '../../../model/mesh';
import type { Caller } from '../caller';
import { extension, type Message, printTime, typed } from './message';

/** By which the limit knows whose request it is: overwritten with the name in the caller's certificate. */
const callerHeader = 'x-mesh-caller';

function bucket({ requests, interval, burst = requests }: RateLimit): Message {
  return { max_tokens: burst, tokens_per_fill: requests, fill_interval: printTime(interval) };
}

/** Refuses with 429 what is too much, of all callers together or of each. The last word of each sort counts. */
export function rateLimits(
  limits: readonly RateLimit[],
  callers: readonly Caller[],
  name: string,
): Message[] {
  const total = limits.findLast(({ per }) => per === 'total');
  const each = limits.findLast(({ per }) => per === 'caller');
  return [
    ...(total === undefined ? [] : [filter(`${name}_total`, bucket(total))]),
    ...(each === undefined ? [] : [filter(`${name}_caller`, bucket(each), ofEach(each, callers))]),
  ];
}

/** Those that nobody is counted for are let through: that bucket is never empty. */
function ofEach(limit: RateLimit, callers: readonly Caller[]): Message {
  const names = [...new Set(callers.map(({ identity }) => identity))];
  return {
    token_bucket: {
      max_tokens: 4294967295,
      tokens_per_fill: 4294967295,
      fill_interval: printTime(limit.interval),
    },
    descriptors: names.map((value) => ({ entries: [{ key: 'caller', value }], token_bucket: bucket(limit) })),
    rate_limits: [
      { actions: [{ request_headers: { header_name: callerHeader, descriptor_key: 'caller' } }] },
    ],
  };
}

function filter(name: string, tokens: Message, more: Message = {}): Message {
  return extension(name, 'extensions.filters.http.local_ratelimit.v3.LocalRateLimit', {
    stat_prefix: name,
    token_bucket: tokens,
    filter_enabled: { default_value: { numerator: 100 } },
    filter_enforced: { default_value: { numerator: 100 } },
    ...more,
  });
}

/** Whatever a caller says of itself is overwritten before anybody reads it. */
export const nameCaller: Message = {
  early_header_mutation_extensions: [
    {
      name: 'caller',
      typed_config: typed('extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation', {
        mutations: [
          {
            append: {
              header: { key: callerHeader, value: '%DOWNSTREAM_PEER_URI_SAN%' },
              append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
            },
          },
        ],
      }),
    },
  ],
};
