import { knowsGateway } from '../../model/mesh';
import { backendsOf } from '../../model/route';
import { onTarget } from '../../model/views';
import { isolationOn, meshOn } from '../../passes/isolation';
import type { Rule } from '../rule';

/** Routes to workloads that nobody may reach: what brings the traffic of a host name is no part of the app. */
export const networkNoIngressController: Rule = {
  code: 'network/no-ingress-controller',
  modelOn: {
    kubernetes: ({ report }) => ({
      route(route) {
        const { name, origin, gateway, className } = route;
        const isShut = backendsOf(route).some(({ service }) => {
          const workload = onTarget(service.selects, 'kubernetes');
          const mesh = meshOn(workload, 'kubernetes');
          if (mesh !== undefined && knowsGateway(mesh, className)) return false;
          const network = isolationOn(workload, 'kubernetes');
          return network !== undefined && network.ingressController.length === 0;
        });
        if (!isShut) return;
        const who =
          gateway === undefined ? 'the ingress controller runs' : `the Gateway "${gateway.name}" runs`;
        report({
          message: `"${name}" is exposed, but its network is isolated, and nobody says where ${who}.`,
          origin,
          property: ['expose'],
          consequence: 'On Kubernetes no request for the host name would get through to it.',
          fix: "Name it where the network is: `network: { ingressController: { namespace: 'ingress-nginx' } }`, or `{ cidr }` where it runs outside of the pods' network.",
        });
      },
    }),
  },
};
