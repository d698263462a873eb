import type { Origin } from '../../diagnostics/origin';
import { suppressionFindings } from '../../diagnostics/suppression';
import type { Problem, Rule } from '../rule';

/** Suppressions without a reason, and of a code that does not exist or cannot be suppressed. */
export const suppressionInvalid: Rule = {
  code: 'suppression/invalid',

  model({ report }) {
    const check = checkWith(report);
    return {
      app({ origin, charts }) {
        check(origin);
        for (const chart of charts) check(chart.origin);
      },
      workload: ({ origin }) => check(origin),
      service: ({ origin }) => check(origin),
      route: ({ origin }) => check(origin),
    };
  },

  kubernetes({ report }) {
    const check = checkWith(report);
    // What is lowered has its origin from the model.
    return { object: ({ source }) => source.own || check(source.origin) };
  },
};

/** Looks at the construct's own, and at those around it that have not been looked at. */
function checkWith(report: (problem: Problem) => void): (origin: Origin) => void {
  const seen = new Set<Origin>();
  return (origin) => {
    for (let each: Origin | undefined = origin; each && !seen.has(each); each = each.parent) {
      seen.add(each);
      for (const finding of suppressionFindings(each)) report(finding);
    }
  };
}
