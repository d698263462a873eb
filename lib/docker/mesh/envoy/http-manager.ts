import { extension, type Message, typed } from './message';

/** What carries requests of HTTP and gRPC. */
export interface Manager {
  readonly name: string;
  readonly virtualHosts: readonly Message[];
  /** Before the one that sends a request on. */
  readonly filters?: readonly Message[];
  readonly accessLog: readonly Message[];
  /** What is more. */
  readonly more?: Message;
}

const router = extension('router', 'extensions.filters.http.router.v3.Router', {
  suppress_envoy_headers: true,
});

/** A path is compared as it is meant: what hides slashes in it is refused. No time runs out that nobody has set. */
export function httpManager({ name, virtualHosts, filters = [], accessLog, more }: Manager): Message {
  return extension('http', 'extensions.filters.network.http_connection_manager.v3.HttpConnectionManager', {
    stat_prefix: name,
    normalize_path: true,
    merge_slashes: true,
    path_with_escaped_slashes_action: 'REJECT_REQUEST',
    stream_idle_timeout: '0s',
    server_header_transformation: 'PASS_THROUGH',
    http_protocol_options: { accept_http_10: true },
    upgrade_configs: [{ upgrade_type: 'websocket' }],
    route_config: { name, ignore_port_in_host_matching: true, virtual_hosts: virtualHosts },
    http_filters: [...filters, router],
    ...(accessLog.length > 0 && { access_log: accessLog }),
    ...more,
  });
}

const fields = {
  time: '%START_TIME%',
  method: '%REQ(:METHOD)%',
  path: '%REQ(:PATH)%',
  host: '%REQ(:AUTHORITY)%',
  status: '%RESPONSE_CODE%',
  flags: '%RESPONSE_FLAGS%',
  why: '%RESPONSE_CODE_DETAILS%',
  duration: '%DURATION%',
  caller: '%DOWNSTREAM_PEER_URI_SAN%',
  upstream: '%UPSTREAM_CLUSTER%',
  bytesIn: '%BYTES_RECEIVED%',
  bytesOut: '%BYTES_SENT%',
};

/** A line of JSON for each request or connection, on the proxy's own output; for those alone that a filter is for. */
export function accessLogOf(direction: string, filter?: Message): Message {
  return {
    name: 'log',
    ...(filter && { filter }),
    typed_config: typed('extensions.access_loggers.stream.v3.StdoutAccessLog', {
      log_format: { json_format: { direction, ...fields } },
    }),
  };
}
