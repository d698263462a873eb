import type { Origin } from '../../diagnostics/origin';
import { suppressionFindings } from '../../diagnostics/suppression';
import { rule } from '../rule';

/** Suppressions without a reason, and of a code that does not exist or cannot be suppressed. */
export const suppressionInvalid = rule('suppression/invalid', ({ report }) => {
  const seen = new Set<Origin>();

  /** The construct's own, and those around it that have not been looked at. */
  const check = (origin: Origin) => {
    for (let each: Origin | undefined = origin; each && !seen.has(each); each = each.parent) {
      seen.add(each);
      for (const finding of suppressionFindings(each)) report(finding);
    }
  };

  return {
    app({ origin, charts }) {
      check(origin);
      for (const chart of charts) check(chart.origin);
    },
    workload: ({ origin }) => check(origin),
    service: ({ origin }) => check(origin),
    route: ({ origin }) => check(origin),
    kubernetesObject: ({ source }) => check(source.origin),
  };
});
