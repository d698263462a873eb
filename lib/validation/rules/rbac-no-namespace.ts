import type { Rule } from '../rule';

/** What is allowed in the whole cluster is allowed to an account by its namespace, and nobody says which that is. */
export const rbacNoNamespace: Rule = {
  code: 'rbac/no-namespace',
  modelOn: {
    kubernetes: ({ report }) => ({
      workload({ name, origin, chart, permissions = [] }) {
        if (chart.namespace !== undefined) return;
        const index = permissions.findIndex(({ clusterWide }) => clusterWide);
        if (index < 0) return;
        report({
          message: `"${name}" may do something in the whole cluster, but nobody says the namespace of its account.`,
          origin,
          property: ['permissions', index, 'clusterWide'],
          consequence: 'A ClusterRoleBinding has to name it: the API server would refuse one that does not.',
          fix: "Give its chart a namespace: `new Chart(app, 'monitoring', { namespace: 'monitoring' })`.",
        });
      },
    }),
  },
};
