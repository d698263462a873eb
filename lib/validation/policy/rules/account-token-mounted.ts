import type { Affected } from '../../../diagnostics/finding';
import type { Origin } from '../../../diagnostics/origin';
import { asText, listIn, objectIn, textIn } from '../../../model/read-json';
import { type KubernetesObject, nameOf, placeIn } from '../../kubernetes-object';
import type { PolicyRule } from '../policy-rule';

interface Mounting {
  readonly name: string;
  readonly account: string;
  readonly origin: Origin;
  readonly place: Affected;
}

/** Tokens in pods whose account may do nothing: whoever takes over the pod has them. */
export const accountTokenMounted: PolicyRule<'account/token-mounted'> = {
  code: 'account/token-mounted',
  level: 'warning',
  config: {},
  begin: () => ({
    kubernetes: ({ report }) => {
      const mounting: Mounting[] = [];
      /** Accounts without a token, or with something to do with it. */
      const fine = new Set<string>();
      const binding = ({ content, namespace }: KubernetesObject): void => {
        for (const subject of listIn(content.subjects)) {
          const { kind, name, namespace: within = namespace } = objectIn(subject);
          if (kind === 'ServiceAccount') fine.add(`${asText(within)}/${asText(name)}`);
        }
      };
      return {
        kinds: {
          ServiceAccount({ content, name, namespace }) {
            if (content.automountServiceAccountToken === false) fine.add(`${namespace}/${name}`);
          },
          'rbac.authorization.k8s.io/RoleBinding': binding,
          'rbac.authorization.k8s.io/ClusterRoleBinding': binding,
        },
        pod(object) {
          const { spec, pointer } = object.pod;
          const { automountServiceAccountToken: mounts } = spec;
          if (mounts === false || object.source.own) return;
          const account = `${object.namespace}/${textIn(spec.serviceAccountName) ?? 'default'}`;
          const { origin } = object.source;
          const place = placeIn(
            object,
            pointer,
            ...(mounts === undefined ? [] : ['automountServiceAccountToken']),
          );
          mounting.push({ name: nameOf(object), account, origin, place });
        },
        finish() {
          for (const { name, account, origin, place } of mounting) {
            if (fine.has(account)) continue;
            report({
              message: `The pods of ${name} hold the token of "${account.slice(account.indexOf('/') + 1)}", and nothing here allows that account anything.`,
              origin,
              affected: [place],
              subject: `${name} ${account}`,
              consequence: 'Whoever takes over the program can speak to the API server.',
              fix: '`automountServiceAccountToken: false`.',
            });
          }
        },
      };
    },
  }),
};
