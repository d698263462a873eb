import { nearest } from '../../diagnostics/did-you-mean';
import type { Rule } from '../rule';

/** Triggers of KEDA that read a variable of the container, which does not have it: KEDA could never ask. */
export const scaleNoVariable: Rule = {
  code: 'scale/no-variable',
  modelOn: {
    kubernetes: ({ report }) => ({
      workload(workload) {
        if (!('scale' in workload) || workload.scale?.type !== 'range') return;
        const { name, origin, scale, containers } = workload;
        // KEDA reads those of the first container alone.
        const [first] = containers;
        if (scale.keda === undefined || first === undefined) return;
        const { env, envFrom = [] } = first;
        // What else comes in is nobody's here to know.
        if (envFrom.length > 0) return;
        for (const [index, { type, metadata }] of scale.keda.triggers.entries()) {
          for (const [key, variable] of Object.entries(metadata)) {
            if (!key.endsWith('FromEnv') || Object.hasOwn(env, variable)) continue;
            report({
              message: `The trigger ${index + 1} of "${name}", ${type}, reads the variable "${variable}", which the container "${first.name}" does not have.`,
              origin,
              property: ['scale', 'keda', 'triggers', index, key],
              suggestion: nearest(variable, Object.keys(env)),
              consequence: 'On Kubernetes KEDA could not log in: the number of replicas would never follow.',
              fix: 'Give it to the first container, `env`, or let KEDA read it from the Secret: `authentication: { secrets: { … } }`.',
            });
          }
        }
      },
    }),
  },
};
