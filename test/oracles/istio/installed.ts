import type { Fields } from '../../engines/host/json';

/** The gateway that an installation of Istio brings along. */
const metadata = { name: 'istio-ingressgateway', namespace: 'istio-system' };
const labels = { istio: 'ingressgateway' };

export const gatewayService: Fields = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec: {
    selector: labels,
    ports: [
      { name: 'http2', port: 80, targetPort: 8080 },
      { name: 'https', port: 443, targetPort: 8443 },
    ],
  },
};

export const gatewayWorkload: Fields = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata,
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        serviceAccountName: 'istio-ingressgateway-service-account',
        containers: [
          { name: 'istio-proxy', image: 'istio/proxyv2:1.31.1', env: [{ name: 'KIND', value: '' }] },
        ],
      },
    },
  },
};
