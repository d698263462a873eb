import type { Rule } from '../rule';

/** Pods that are meant to stay, and that nobody makes again. */
export const podNotRescheduled: Rule = {
  code: 'pod/not-rescheduled',
  modelOn: {
    kubernetes: ({ report }) => ({
      workload(workload) {
        if (workload.kind !== 'pod') return;
        const { name, origin, restart } = workload;
        // What ends by itself is not missed when it is gone.
        if (restart === 'no' || restart === 'on-failure') return;
        report({
          message: `"${name}" is a bare Pod: no controller makes it again when its node goes, is drained or runs out of memory.`,
          origin,
          affected: [{ target: 'kubernetes', object: `Pod/${name}`, pointer: '' }],
          consequence:
            'It would be gone until somebody applies it again, and whoever calls it would find nobody.',
          fix: "Make it a Deployment, or a WebApp. Where it ends by itself, say so: `restart: 'no'`.",
        });
      },
    }),
  },
};
