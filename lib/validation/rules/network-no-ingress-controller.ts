import { onTarget } from '../../model/views';
import { isolationOn } from '../../passes/isolation';
import type { Rule } from '../rule';

/** Routes to workloads that nobody may reach: what brings the traffic of a host name is no part of the app. */
export const networkNoIngressController: Rule = {
  code: 'network/no-ingress-controller',
  model: ({ report }) => ({
    route({ name, origin, targets, service }) {
      if (!targets.includes('kubernetes')) return;
      const network = isolationOn(onTarget(service.selects, 'kubernetes'), 'kubernetes');
      if (network === undefined || network.ingressController.length > 0) return;
      report({
        message: `"${name}" is exposed, but its network is isolated, and nobody says where the ingress controller runs.`,
        origin,
        property: ['expose'],
        consequence: 'On Kubernetes no request for the host name would get through to it.',
        fix: "Name it where the network is: `network: { ingressController: { namespace: 'ingress-nginx' } }`, or `{ cidr }` where it runs outside of the pods' network.",
      });
    },
  }),
};
