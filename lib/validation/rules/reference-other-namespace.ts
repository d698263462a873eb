import type { ChartModel } from '../../model/app';
import { backendsOf } from '../../model/route';
import { configsUsed } from '../configs-used';
import type { Rule } from '../rule';

/**
 * Services, routes and workloads that lead into another namespace: on Kubernetes a Service finds pods, an Ingress
 * Services, and a pod ConfigMaps of its own alone. Compose has no namespaces.
 */
export const referenceOtherNamespace: Rule = {
  code: 'reference/other-namespace',
  modelOn: {
    kubernetes: ({ app, report }) => ({
      workload(workload) {
        if (app.configs.length + app.existing.length === 0) return;
        for (const [read, property] of configsUsed(workload)) {
          if (read.chart.namespace === workload.chart.namespace) continue;
          const what = read.kind === 'config' ? 'Config' : 'Secret';
          report({
            message: `"${workload.name}" is in ${spaceOf(workload.chart)}, but the ${what} "${read.name}", which it reads, is in ${spaceOf(read.chart)}.`,
            origin: workload.origin,
            property,
            related: [read.origin],
            consequence: 'On Kubernetes its pods would not start.',
            fix: `Make a ${what} of the same ${read.kind === 'config' ? 'data' : 'keys'} in the chart of "${workload.name}".`,
          });
        }
      },
      service({ name, chart, selects, origin }) {
        if (!selects.targets.includes('kubernetes')) return;
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
        const { name, chart, origin, gateway } = route;
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
  },
};

function spaceOf({ namespace }: ChartModel): string {
  return namespace === undefined ? 'no namespace of its own' : `the namespace "${namespace}"`;
}
