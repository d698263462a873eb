import { isCode } from './catalogue';
import type { Finding } from './finding';
import type { Origin } from './origin';
import { isGiven, isSuppressible, suppressionOf } from './suppression';

/** What no finding needs any more; to be asked when all of them are known. */
export function unusedSuppressions(origins: ReadonlySet<Origin>, findings: readonly Finding[]): Finding[] {
  if (origins.size === 0) return [];
  const used = new Set(findings.map(suppressionOf));
  return [...origins].flatMap((origin) =>
    origin.suppressions.flatMap((suppression, index): Finding[] => {
      const { code, field, container, reason } = suppression;
      const isKnown = isCode(code) || code.startsWith('custom/');
      if (!isKnown || used.has(suppression) || !isSuppressible(code) || !isGiven(reason)) return [];
      const whose = field ?? container;
      const where = whose === undefined ? '' : ` of "${whose}"`;
      return [
        {
          code: 'suppression/unused',
          lenient: true,
          message: `Nothing here has to be suppressed: there is no finding "${code}"${where}.`,
          origin,
          property: ['suppress', index],
          fix: 'Take it out: it would hide what comes later.',
        },
      ];
    }),
  );
}
