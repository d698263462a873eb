import { objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { replicas } from '../scaled';
import { kinds } from '../seen';

const consequence = 'Where a node is drained or fails, nobody answers until a new one has started.';

/** Deployments with so few replicas that none can be missed. */
export const scaleFewReplicas: PolicyRule<'scale/few-replicas'> = {
  code: 'scale/few-replicas',
  level: 'warning',
  config: { minimum: 2 },
  begin: ({ minimum }) => ({
    kubernetes(context) {
      const ofWorkloads = replicas(({ kind, name, count }, scaler) => {
        // None at all is meant so.
        if (kind !== 'Deployment' || scaler !== undefined || count === 0 || count >= minimum)
          return undefined;
        return {
          message: `Deployment/${name} has ${count} ${count === 1 ? 'replica' : 'replicas'}, and ${minimum} are asked for.`,
          consequence,
          fix: `\`replicas: ${minimum}\`; in Lading, \`scale: ${minimum}\`.`,
        };
      })(context);
      const ofScalers = kinds(['autoscaling/HorizontalPodAutoscaler'], ({ name, content }) => {
        const { minReplicas = 1 } = objectIn(content.spec);
        if (typeof minReplicas !== 'number' || minReplicas === 0 || minReplicas >= minimum) return undefined;
        return {
          message: `HorizontalPodAutoscaler/${name} goes down to ${minReplicas}, and ${minimum} replicas are asked for.`,
          at: ['spec', 'minReplicas'],
          consequence,
          fix: `\`minReplicas: ${minimum}\`.`,
        };
      })(context);
      const look = ofWorkloads.kinds?.['autoscaling/HorizontalPodAutoscaler'];
      return {
        ...ofWorkloads,
        kinds: {
          ...ofWorkloads.kinds,
          'autoscaling/HorizontalPodAutoscaler'(object, before) {
            look?.(object, before);
            ofScalers.kinds?.['autoscaling/HorizontalPodAutoscaler']?.(object, before);
          },
        },
      };
    },
  }),
};
