import type { Isolation } from '../../model/isolation';
import type { Mesh } from '../../model/mesh';

/** Whoever the mesh names as what brings requests for host names is let in as an ingress controller is. */
export function byGateway(network: Isolation, { gateway }: Pick<Mesh, 'gateway'>): Isolation {
  if (gateway === undefined) return network;
  const { namespace, labels } = gateway;
  return { ...network, ingressController: [{ namespace, labels }, ...network.ingressController] };
}
