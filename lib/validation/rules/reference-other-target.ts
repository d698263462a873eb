import type { AppModel } from '../../model/app';
import type { Endpoint } from '../../model/endpoint';
import { backendsOf } from '../../model/route';
import { type Target, targetNames } from '../../model/target';
import { targetsOf } from '../../model/views';
import type { Rule } from '../rule';

/**
 * Connections between parts that are not on the same targets. References within values are looked at where each
 * target resolves them.
 */
export const referenceOtherTarget: Rule = {
  code: 'reference/other-target',
  model: ({ app, report }) => ({
    workload(workload) {
      workload.calls.forEach((endpoint, index) => {
        const missing = missingOn(workload.targets, targetsOfEndpoint(endpoint, app), app);
        if (missing === undefined) return;
        report({
          message: `"${workload.name}" calls "${endpoint.name}", which is not on ${missing}.`,
          origin: workload.origin,
          property: ['calls', index],
          related: [endpoint.origin],
          consequence: `On ${missing} nothing answers to that name.`,
          fix: 'Give both the same `targets`, or take the call out.',
        });
      });
      if (!workload.targets.includes('kubernetes') || !app.targets.includes('kubernetes')) return;
      for (const prop of ['togetherWith', 'apartFrom'] as const) {
        workload.scheduling?.[prop]?.forEach(({ workload: other }, index) => {
          // Compose runs all on one machine, whoever else is there.
          if (other === 'replicas' || targetsOf(other).includes('kubernetes')) return;
          report({
            message: `"${workload.name}" is scheduled beside the pods of "${other.name}", which is not on ${targetNames.kubernetes}.`,
            origin: workload.origin,
            property: ['scheduling', prop, index],
            related: [other.origin],
            consequence: `On ${targetNames.kubernetes} there are no such pods.`,
            fix: 'Give both the same `targets`, or take it out.',
          });
        });
      }
    },

    service({ name, origin, targets, selects }) {
      const missing = missingOn(targets, targetsOf(selects), app);
      if (missing === undefined) return;
      report({
        message: `The Service "${name}" leads to "${selects.name}", which is not on ${missing}.`,
        origin,
        property: ['targets'],
        related: selects.origin === origin ? undefined : [selects.origin],
        fix: 'Give both the same `targets`.',
      });
    },

    route(route) {
      const { name, origin, targets } = route;
      for (const { service } of backendsOf(route)) {
        const missing = missingOn(targets, targetsOf(service), app);
        if (missing === undefined) continue;
        report({
          message: `The route "${name}" leads to the Service "${service.name}", which is not on ${missing}.`,
          origin,
          property: ['expose'],
          related: service.origin === origin ? undefined : [service.origin],
          fix: 'Give both the same `targets`.',
        });
      }
    },
  }),
};

function targetsOfEndpoint(endpoint: Endpoint, app: AppModel): readonly Target[] {
  if (endpoint.kind === 'external')
    return app.targets.filter((target) => endpoint.host[target] !== undefined);
  return targetsOf(endpoint).filter((target) => targetsOf(endpoint.selects).includes(target));
}

/** Of the targets that the app is written for: on others nobody misses it. */
function missingOn(wanted: readonly Target[], there: readonly Target[], app: AppModel): string | undefined {
  const missing = app.targets.filter((target) => wanted.includes(target) && !there.includes(target));
  return missing.length === 0 ? undefined : missing.map((target) => targetNames[target]).join(' and ');
}
