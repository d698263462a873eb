import { nameOf, placeIn } from '../kubernetes-object';
import { isRefusedIn, podSecurityViolations, type StandardRule } from '../pod-security';
import type { Problem, Rule } from '../rule';

interface Standard extends Required<Pick<Problem, 'consequence' | 'fix'>> {
  /** Default: all that the restricted standard refuses. */
  readonly asked?: 'baseline' | 'restricted';
}

/** Tells what one control of the Pod Security Standards has against pods, whatever their namespace enforces. */
export function standard(
  rule: StandardRule,
  { consequence, fix, asked = 'restricted' }: Standard,
): NonNullable<Rule['kubernetes']> {
  return ({ versions, report }) => ({
    pod(object) {
      for (const violation of podSecurityViolations(object.pod)) {
        const { rule: found, level, steps, says } = violation;
        if (found !== rule || (asked === 'baseline' && level !== 'baseline')) continue;
        if (!isRefusedIn(violation, versions)) continue;
        report({
          message: `${nameOf(object)} ${says}: the ${level} standard refuses it.`,
          origin: object.source.origin,
          affected: [placeIn(object, object.pod.pointer, ...steps)],
          subject: `${object.namespace} ${nameOf(object)} ${steps.join('/')}`,
          consequence,
          fix,
        });
      }
    },
  });
}
