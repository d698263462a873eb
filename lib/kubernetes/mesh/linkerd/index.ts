import type { Mesh, Outlier } from '../../../model/mesh';
import type { Service } from '../../../model/service';
import type { Door } from '../../../passes/edges';
import { doorsOfMetrics } from '../../network-policy';
import type { Around, Description, MeshBackend } from '../backend';
import { printTime } from '../istio/time';
import { planMemberPolicies } from '../member-policies';
import { planServiceRoutes } from '../service-route';
import { upstreamsOf } from '../upstreams-of';
import { planAccess } from './authorization-policy';
import { capabilities } from './capabilities';
import { planGatewayAccess } from './gateway';
import { planMonitoring } from './monitoring';
import { planRateLimits } from './rate-limit';
import { lowerRetry } from './retry';
import { planServers } from './server';

/** Where a proxy tells what it measures, in plain text. */
const admin: Door = { port: 4191, protocol: 'tcp' };

/** Proxies ask the control plane who they are, who others are, and who may come. */
const around: Around = {
  isolation(network, { gateway }) {
    if (gateway === undefined) return network;
    const { namespace, labels } = gateway;
    return { ...network, ingressController: [{ namespace, labels }] };
  },
  egress: [
    {
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'linkerd' } } }],
      ports: [8080, 8086, 8090].map((port) => ({ port, protocol: 'TCP' as const })),
    },
  ],
  // What speaks no HTTP goes from proxy to proxy.
  tunnel: { port: 4143, beside: true },
  metrics(member) {
    const doors = doorsOfMetrics(member);
    return member.mesh?.in?.telemetry?.metrics ? [...doors, admin] : doors;
  },
};

/** Linkerd with a proxy beside each member, as of 2.20. */
export const linkerd: MeshBackend = {
  capabilities,
  plan: (mesh) => [
    ...planMemberPolicies(mesh, around),
    ...planServers(mesh),
    ...planAccess(mesh),
    ...planMonitoring(mesh),
    ...planRateLimits(mesh),
    ...planServiceRoutes(mesh, { annotations: (retry) => lowerRetry(retry.on, retry) ?? {} }),
  ],
  weave: (_, { telemetry }) => ({
    pods: {
      labels: {},
      annotations: {
        'linkerd.io/inject': 'enabled',
        'config.linkerd.io/default-inbound-policy': 'deny',
        ...(telemetry?.accessLog && { 'config.linkerd.io/access-log': 'apache' }),
      },
    },
  }),
  around,
  appProtocol: (spoken) => appProtocols[spoken],
  besideRoute: planGatewayAccess,
  describe,
  hasProxies: true,
};

/** It finds HTTP out by itself, and takes what it does not know for plain TCP. */
const appProtocols = { http: undefined, grpc: 'kubernetes.io/h2c', tcp: 'linkerd.io/opaque' } as const;

function describe(service: Service, mesh: Mesh): Description {
  const { outlier } = upstreamsOf(service, mesh);
  return outlier === undefined ? {} : { annotations: lowerOutlier(outlier) };
}

const accrual = 'balancer.linkerd.io/failure-accrual';

function lowerOutlier({ consecutiveErrors = 5, ejectionTime = 30_000 }: Outlier): Record<string, string> {
  return {
    [accrual]: 'consecutive',
    [`${accrual}-consecutive-max-failures`]: String(consecutiveErrors),
    [`${accrual}-consecutive-min-penalty`]: printTime(ejectionTime),
  };
}
