import { at } from '../../constructs/make';
import { fits, list, podLabels, type World } from './world';

/** Whether NetworkPolicies let pods connect: one who leaves and one who lets in, where there are any for them. */
export function connects(from: string, to: string, port: number, world: World): boolean {
  return connectsTo(podLabels(from, world), podLabels(to, world), port, world);
}

type Labels = Readonly<Record<string, unknown>>;

export function connectsTo(from: Labels, to: Labels, port: number, world: World): boolean {
  return passes(from, to, 'egress', port, world) && passes(to, from, 'ingress', port, world);
}

function passes(own: Labels, other: Labels, way: 'ingress' | 'egress', port: number, { of }: World): boolean {
  const policies = of('NetworkPolicy').filter((policy) => fits(at(policy, 'spec', 'podSelector'), own));
  if (policies.length === 0) return true;
  return policies
    .flatMap((policy) => list(at(policy, 'spec', way)))
    .some((rule) => {
      const peers = list(at(rule, way === 'ingress' ? 'from' : 'to'));
      const ports = list(at(rule, 'ports'));
      const isPeer = (peer: unknown) =>
        at(peer, 'podSelector') !== undefined &&
        at(peer, 'namespaceSelector') === undefined &&
        fits(at(peer, 'podSelector'), other);
      return peers.some(isPeer) && ports.some((each) => at(each, 'port') === port);
    });
}
