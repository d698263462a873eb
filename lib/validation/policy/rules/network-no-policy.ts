import { objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { unselected } from '../unselected';

/** Pods that no NetworkPolicy of the set finds: they reach everybody, and everybody reaches them. */
export const networkNoPolicy: PolicyRule<'network/no-policy'> = {
  code: 'network/no-policy',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: unselected({
      selectors: {
        'networking.k8s.io/NetworkPolicy': ({ content }) => objectIn(objectIn(content.spec).podSelector),
        'cilium.io/CiliumNetworkPolicy': ({ content }) => objectIn(objectIn(content.spec).endpointSelector),
        'cilium.io/CiliumClusterwideNetworkPolicy': () => 'all',
      },
      // Those of its node are behind no policy.
      at: ({ kind, pod }) =>
        pod.spec.hostNetwork === true || kind === 'PodTemplate' ? undefined : pod.pointer,
      told: (name) => ({
        message: `No NetworkPolicy is for the pods of ${name}.`,
        consequence: 'They reach every pod of the cluster, and every pod reaches them.',
        fix: "Make one; in Lading, `network: 'isolated'` makes those of the whole app.",
      }),
    }),
  }),
};
