import type { Pod } from './cluster';

/** Where proxies are told what they do, and get their certificates. */
export const controlPlane = { host: '10.77.0.1', ads: 15010, sds: 15012 } as const;

/** What a proxy is started with: who it is, and whom it asks for everything else. */
export function bootstrapOf({ name, namespace, address, account, labels, proxy = 'sidecar' }: Pod): object {
  const source = { ads: {}, resource_api_version: 'V3', initial_fetch_timeout: '0s' };
  return {
    node: {
      id: `${proxy}~${address}~${name}.${namespace}~${namespace}.svc.cluster.local`,
      cluster: name,
      metadata: {
        NAME: name,
        NAMESPACE: namespace,
        SERVICE_ACCOUNT: account,
        LABELS: labels,
        TRUST_DOMAIN: 'cluster.local',
        ISTIO_VERSION: '1.31.0',
        CLUSTER_ID: 'Kubernetes',
        INSTANCE_IPS: address,
        INTERCEPTION_MODE: 'REDIRECT',
      },
    },
    dynamic_resources: {
      lds_config: source,
      cds_config: source,
      ads_config: {
        api_type: 'GRPC',
        transport_api_version: 'V3',
        grpc_services: [{ envoy_grpc: { cluster_name: 'xds-grpc' } }],
      },
    },
    static_resources: {
      clusters: [toControlPlane('xds-grpc', controlPlane.ads), toControlPlane('sds-grpc', controlPlane.sds)],
    },
    admin: { address: { socket_address: { address: '127.0.0.1', port_value: 15000 } } },
  };
}

function toControlPlane(name: string, port: number): object {
  const options = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';
  const address = { socket_address: { address: controlPlane.host, port_value: port } };
  return {
    name,
    type: 'STATIC',
    connect_timeout: '2s',
    typed_extension_protocol_options: {
      [options]: {
        '@type': `type.googleapis.com/${options}`,
        explicit_http_config: { http2_protocol_options: {} },
      },
    },
    load_assignment: {
      cluster_name: name,
      endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }],
    },
  };
}
