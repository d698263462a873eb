import {
  isPodSecurityLevel,
  type PodSecurityLevel,
  podSecurityLabel,
  podSecurityLevels,
} from '../../model/pod-security';
import { objectIn } from '../../model/read-json';
import { type PodObject, placeIn } from '../kubernetes-object';
import { isRefusedIn, podSecurityViolations, type Violation } from '../pod-security';
import { refusedPods } from '../refused-pods';
import type { Problem, Rule } from '../rule';

/** Pods that the admission of their namespace refuses: what makes them is taken, and no pod of it ever comes. */
export const securityNotAdmitted: Rule = {
  code: 'security/not-admitted',
  kubernetes({ app, versions, report }) {
    const ofChart = new Map(app?.charts.map(({ id, security }) => [id, security]));
    const ofNamespace = new Map<string, PodSecurityLevel>();

    return {
      object({ kind, group, name, content }) {
        if (kind !== 'Namespace' || group !== '') return;
        const label = objectIn(objectIn(content.metadata).labels)[podSecurityLabel('enforce')];
        if (isPodSecurityLevel(label)) ofNamespace.set(name, label);
      },

      // A Namespace comes before what is in it, or it is told of that.
      pod(object) {
        const known = ofNamespace.get(object.namespace) ?? ofChart.get(object.source.chart ?? '');
        if (known === undefined || known === 'privileged') return;
        for (const violation of podSecurityViolations(object.pod))
          if (refuses(known, violation.level) && isRefusedIn(violation, versions))
            report(problemOf(object, violation, known));
      },
    };
  },
};

/** A standard refuses what it refuses by itself, and what a wider one does. */
function refuses(enforced: PodSecurityLevel, level: Violation['level']): boolean {
  return podSecurityLevels.indexOf(enforced) <= podSecurityLevels.indexOf(level);
}

function problemOf(
  object: PodObject,
  { steps, says, level }: Violation,
  enforced: PodSecurityLevel,
): Problem {
  const { kind, name, namespace, pod, source } = object;
  const where = namespace === '' ? 'its namespace' : `the namespace "${namespace}"`;
  return {
    message: `Pods of the ${kind} "${name}" are refused in ${where}, which enforces the ${enforced} standard: it ${says}.`,
    origin: source.origin,
    affected: [placeIn(object, pod.pointer, ...steps)],
    subject: `${kind} ${namespace}/${name} ${steps.join('/')}`,
    consequence: refusedPods(kind),
    fix:
      level === 'baseline'
        ? "Take it out, or run it in a namespace of its own that allows it, `security: 'privileged'`."
        : "Take it out, or let the namespace allow it: `security: 'baseline'`.",
  };
}
