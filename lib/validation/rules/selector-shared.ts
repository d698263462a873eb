import type { Workload } from '../../model/workload';
import type { Fact } from '../fact';
import { nameOf } from '../kubernetes-object';
import type { Rule } from '../rule';

const byName = 'app.kubernetes.io/name';

/** Labels by which a workload finds the pods of another one too: its Services and its controller would take both. */
export const selectorShared: Rule = {
  code: 'selector/shared',
  kubernetes: ({ app, store, report }) => ({
    finish() {
      const workloads = app?.workloads.filter(({ targets }) => targets.includes('kubernetes')) ?? [];
      // Names differ, and so do the labels that follow from them.
      if (workloads.every(isFoundByName)) return;
      const ours = new Set(workloads.map(({ origin }) => origin));
      for (const { name, origin, selector, chart } of workloads) {
        const other = firstOther(store.pods().foundBy(chart.namespace ?? '', selector), origin);
        if (other === undefined) continue;
        const labels = Object.entries(selector).map(([key, value]) => `${key}: "${value}"`);
        report({
          severity: ours.has(other.origin) ? undefined : 'warning',
          message: `"${name}" finds its pods by ${labels.join(', ')}, which those of ${nameOf(other)} bear as well.`,
          origin,
          property: ['selector'],
          related: [other.origin],
          consequence: 'Services lead to the pods of both, and a disruption budget counts both.',
          fix: 'Give each a label, or a value, that the other one does not have.',
        });
      }
    },
  }),
};

function isFoundByName({ name, selector, labels }: Workload): boolean {
  return selector[byName] === name && labels[byName] === name;
}

function firstOther(found: Iterable<Fact>, own: Fact['origin']): Fact | undefined {
  for (const fact of found) if (fact.origin !== own) return fact;
  return undefined;
}
