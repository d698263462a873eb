import { catalogue } from '../../diagnostics/catalogue';
import { nearest } from '../../diagnostics/did-you-mean';
import type { Origin } from '../../diagnostics/origin';
import { rule } from '../rule';

/** Suppressions without a reason, or of a code that does not exist. */
export const suppressionInvalid = rule('suppression/invalid', ({ report }) => {
  const seen = new Set<Origin>();

  /** The construct's own, and those around it that have not been looked at. */
  const check = (origin: Origin) => {
    for (let each: Origin | undefined = origin; each && !seen.has(each); each = each.parent) {
      seen.add(each);
      checkOwn(each);
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

  function checkOwn(origin: Origin): void {
    origin.suppressions.forEach(({ code, reason }, index) => {
      if (!Object.hasOwn(catalogue, code)) {
        report({
          message: `There is no code \`${code}\` to suppress.`,
          origin,
          property: ['suppress', index, 'code'],
          suggestion: nearest(code, Object.keys(catalogue)),
        });
      }
      if (typeof reason === 'string' && reason.trim() !== '') return;
      report({
        message: `The suppression of \`${code}\` has no reason.`,
        origin,
        property: ['suppress', index, 'reason'],
        consequence: 'Nobody could tell later whether it is still right.',
        fix: "Say why the finding is accepted here: `reason: '…'`.",
      });
    });
  }
});
