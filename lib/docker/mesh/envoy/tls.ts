import { certificateFolder } from '../attached';
import { type Message, typed } from './message';

/** Renamed into the folder, which is watched, so that the pair of key and certificate is never half a new one. */
function secret(name: string): Message {
  return {
    name,
    sds_config: {
      path_config_source: {
        path: `${certificateFolder}/${name}.json`,
        watched_directory: { path: certificateFolder },
      },
      resource_api_version: 'V3',
    },
  };
}

/** Envoy as a client would stop at TLS 1.2. */
const newest = { tls_minimum_protocol_version: 'TLSv1_3', tls_maximum_protocol_version: 'TLSv1_3' };

function contextFor(peers: Message): Message {
  return {
    tls_params: newest,
    tls_certificate_sds_secret_configs: [secret('leaf')],
    combined_validation_context: {
      default_validation_context: {
        match_typed_subject_alt_names: [{ san_type: 'URI', matcher: peers }],
      },
      validation_context_sds_secret_config: secret('ca'),
    },
  };
}

/** Speaks to nobody but the one of that name. */
export function towards(identity: string, sni: string): Message {
  return {
    name: 'tls',
    typed_config: typed('extensions.transport_sockets.tls.v3.UpstreamTlsContext', {
      sni,
      common_tls_context: contextFor({ exact: identity }),
    }),
  };
}

/** Listens to members alone. */
export function fromMembers(trustDomain: string): Message {
  return {
    name: 'tls',
    typed_config: typed('extensions.transport_sockets.tls.v3.DownstreamTlsContext', {
      require_client_certificate: true,
      common_tls_context: {
        ...contextFor({ prefix: `spiffe://${trustDomain}/` }),
        alpn_protocols: ['h2', 'http/1.1'],
      },
    }),
  };
}
