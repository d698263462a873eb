import type { Mesh, RateLimit } from '../../../model/mesh';
import { onTarget } from '../../../model/views';
import type { Workload } from '../../../model/workload';
import { doorBehind } from '../../../passes/edges';
import type { Prepared } from '../../../passes/prepare';
import { lowerMetadata } from '../../metadata';
import type { PlannedObject } from '../../planned';
import { sortKeys } from '../../sort-keys';
import { limitsOf } from '../limits-of';
import { printTime } from './time';

const apiVersion = 'networking.istio.io/v1alpha3';
const kind = 'EnvoyFilter';

/** By which a limit knows whose request it is: the name in the caller's certificate. */
const callerHeader = 'x-mesh-caller';

type Filter = Readonly<Record<string, unknown>>;

/** How many requests each replica of a member takes, and of its versions. Istio has no word of its own for it. */
export function planRateLimits(mesh: Mesh): PlannedObject[] {
  return [...limitsOf(mesh)]
    .filter(([{ targets }]) => targets.includes('kubernetes'))
    .map(([member, limits]) => ({
      id: `${kind}-${member.name}`,
      apiVersion,
      kind,
      name: member.name,
      namespace: member.chart.namespace,
      lower: (prepared) => ({
        apiVersion,
        kind,
        metadata: lowerMetadata(member),
        spec: {
          workloadSelector: { labels: sortKeys(member.selector) },
          // Relative to filters that are there already: those of Istio.
          priority: 10,
          configPatches: doorsOfRequests(member, mesh, prepared).flatMap((port) =>
            filtersOf(limits, port).map((filter) => lowerPatch(port, filter)),
          ),
        },
      }),
    }));
}

/** The ports of a member that its Services lead requests to, each once. */
function doorsOfRequests(member: Workload, mesh: Mesh, prepared: Prepared): readonly number[] {
  const services = mesh.services.filter(({ selects }) => onTarget(selects, 'kubernetes') === member);
  const ports = services.flatMap((service) =>
    service.ports
      .filter((port) => prepared.spoken(service, port, 'kubernetes') !== 'tcp')
      .flatMap((port) => doorBehind(port, member, prepared.ports)?.port ?? []),
  );
  return [...new Set(ports)];
}

/** Behind whoever refuses callers, before the one that sends a request on. */
function lowerPatch(port: number, value: Filter): object {
  return {
    applyTo: 'HTTP_FILTER',
    match: {
      context: 'SIDECAR_INBOUND',
      listener: {
        filterChain: {
          destinationPort: port,
          filter: {
            name: 'envoy.filters.network.http_connection_manager',
            subFilter: { name: 'envoy.filters.http.router' },
          },
        },
      },
    },
    patch: { operation: 'INSERT_BEFORE', value },
  };
}

/** Of all callers together, and of each. The last word of each sort counts. */
function filtersOf(limits: readonly RateLimit[], port: number): readonly Filter[] {
  const total = limits.findLast(({ per }) => per === 'total');
  const each = limits.findLast(({ per }) => per === 'caller');
  return [
    ...(total === undefined ? [] : [lowerLimit(`total_${port}`, bucketOf(total))]),
    ...(each === undefined ? [] : [nameCaller, lowerLimit(`caller_${port}`, endless(each), ofEach(each))]),
  ];
}

function lowerLimit(name: string, bucket: object, more: object = {}): Filter {
  return {
    name: `envoy.filters.http.local_ratelimit.${name}`,
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit',
      stat_prefix: name,
      token_bucket: bucket,
      filter_enabled: { default_value: { numerator: 100 } },
      filter_enforced: { default_value: { numerator: 100 } },
      ...more,
    },
  };
}

function bucketOf({ requests, interval, burst = requests }: RateLimit) {
  return { max_tokens: burst, tokens_per_fill: requests, fill_interval: printTime(interval) };
}

/** What is left to all callers together is never too much. */
function endless({ interval }: RateLimit) {
  return { max_tokens: 4294967295, tokens_per_fill: 4294967295, fill_interval: printTime(interval) };
}

/** A caller without a bucket gets one when it first calls: nobody has to be known before. */
function ofEach(limit: RateLimit): object {
  return {
    descriptors: [{ entries: [{ key: 'caller' }], token_bucket: bucketOf(limit) }],
    max_dynamic_descriptors: 1000,
    rate_limits: [
      { actions: [{ request_headers: { header_name: callerHeader, descriptor_key: 'caller' } }] },
    ],
  };
}

/** What a caller says of itself is taken out before. */
const nameCaller: Filter = {
  name: 'envoy.filters.http.header_mutation',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.http.header_mutation.v3.HeaderMutation',
    mutations: {
      request_mutations: [
        { remove: callerHeader },
        {
          append: {
            header: { key: callerHeader, value: '%DOWNSTREAM_PEER_URI_SAN%' },
            append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
          },
        },
      ],
    },
  },
};
