import type { ChartModel } from '../../model/app';
import { backendsOf } from '../../model/route';
import type { Rule } from '../rule';

/**
 * Services and routes that lead into another namespace: on Kubernetes a Service finds pods, and an Ingress Services,
 * of its own alone. Compose has no namespaces.
 */
export const referenceOtherNamespace: Rule = {
  code: 'reference/other-namespace',
  model: ({ report }) => ({
    service({ name, chart, targets, selects, origin }) {
      if (!targets.includes('kubernetes') || !selects.targets.includes('kubernetes')) return;
      if (chart.namespace === selects.chart.namespace) return;
      report({
        message: `The Service "${name}" is in ${spaceOf(chart)}, but "${selects.name}", which it selects, is in ${spaceOf(selects.chart)}.`,
        origin,
        property: ['selects'],
        related: [selects.origin],
        consequence: 'On Kubernetes the Service would find no pods.',
        fix: `Make the Service in the chart of "${selects.name}": others reach it there by its \`host\`.`,
      });
    },
    route(route) {
      const { name, chart, targets, origin, gateway } = route;
      if (!targets.includes('kubernetes')) return;
      const what = gateway === undefined ? 'Ingress' : 'route';
      backendsOf(route).forEach(({ service }, index) => {
        if (!service.targets.includes('kubernetes') || chart.namespace === service.chart.namespace) return;
        report({
          message: `The ${what} "${name}" is in ${spaceOf(chart)}, but the Service "${service.name}" is in ${spaceOf(service.chart)}.`,
          origin,
          property: index === 0 ? ['service'] : ['split'],
          related: [service.origin],
          consequence: `On Kubernetes the ${what} would lead to no Service.`,
          fix: `Make the ${what} in the chart of "${service.name}".`,
        });
      });
    },
  }),
};

function spaceOf({ namespace }: ChartModel): string {
  return namespace === undefined ? 'no namespace of its own' : `the namespace "${namespace}"`;
}
