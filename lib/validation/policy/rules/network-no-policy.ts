import type { Affected } from '../../../diagnostics/finding';
import type { Origin } from '../../../diagnostics/origin';
import type { JsonObject } from '../../../model/json';
import { objectIn } from '../../../model/read-json';
import { type KubernetesObject, nameOf, placeIn } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';
import { selectorIndex } from '../selector-index';

interface Kept {
  readonly name: string;
  readonly namespace: string;
  readonly labels: JsonObject;
  readonly origin: Origin;
  readonly place: Affected;
}

/** Pods that no NetworkPolicy of the set finds: they reach everybody, and everybody reaches them. */
export const networkNoPolicy: PolicyRule<'network/no-policy'> = {
  code: 'network/no-policy',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: ({ report }) => {
      const policies = selectorIndex();
      const pods: Kept[] = [];
      let isForAll = false;
      const cilium = ({ content, namespace }: KubernetesObject): void =>
        policies.add(namespace, objectIn(content.spec).endpointSelector);
      return {
        kinds: {
          'networking.k8s.io/NetworkPolicy': ({ content, namespace }) =>
            policies.add(namespace, objectIn(content.spec).podSelector),
          'cilium.io/CiliumNetworkPolicy': cilium,
          'cilium.io/CiliumClusterwideNetworkPolicy': () => {
            isForAll = true;
          },
        },
        pod(object) {
          const { namespace, source, pod } = object;
          // Those of its node are behind no policy.
          if (pod.spec.hostNetwork === true || object.kind === 'PodTemplate') return;
          pods.push({
            name: nameOf(object),
            namespace,
            labels: objectIn(pod.metadata.labels),
            origin: source.origin,
            place: placeIn(object, pod.pointer),
          });
        },
        finish() {
          if (isForAll) return;
          for (const { name, namespace, labels, origin, place } of pods) {
            if (policies.finds(namespace, labels)) continue;
            report({
              message: `No NetworkPolicy is for the pods of ${name}.`,
              origin,
              affected: [place],
              subject: `${name} ${namespace}`,
              consequence: 'They reach every pod of the cluster, and every pod reaches them.',
              fix: "Make one; in Lading, `network: 'isolated'` makes those of the whole app.",
            });
          }
        },
      };
    },
  }),
};
