import { isObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, type PodObject, placeIn } from '../kubernetes-object';
import { nameClasses } from '../name-classes';
import type { Problem, Rule } from '../rule';
import { serverChecks } from '../server/checks';
import { checkMetadata } from '../server/metadata';
import { checkPod } from '../server/pod';
import type { Minors, Refuse, ServerCheck } from '../server/server-check';

/** What few objects say of themselves. */
const more = ['finalizers', 'ownerReferences', 'generateName'] as const;
/** Probes of which one success has to be enough. */
const probesOfOneSuccess = ['livenessProbe', 'startupProbe'] as const;

/**
 * What the API server refuses beyond the schema, or its reference forbids: fields that have to agree, and bounds over
 * several of them.
 */
export const kubernetesInvalid: Rule = {
  code: 'kubernetes/invalid',
  kubernetes({ versions, report }) {
    const minors = minorsOf(versions);
    const classOf = nameClasses(versions);
    const known = new Map<string, readonly ServerCheck[]>();

    return {
      object(object) {
        const checks = checksOf(object);
        const { metadata } = object.content;
        const saysMore = isObject(metadata) && more.some((field) => metadata[field] !== undefined);
        if (checks.length === 0 && !saysMore) return;
        const refuse = refuseWith(report, object);
        if (saysMore) checkMetadata(object, classOf(object), refuse);
        for (const check of checks) check(object, refuse, minors);
      },

      pod(object) {
        checkPod(object, refuseWith(report, object), minors);
        checkProbes(object);
        checkMounts(object);
      },
    };

    /** Found once for each kind. */
    function checksOf({ group, kind }: KubernetesObject): readonly ServerCheck[] {
      const key = `${group}/${kind}`;
      const found = known.get(key) ?? serverChecks(group, kind);
      known.set(key, found);
      return found;
    }

    function checkProbes(object: PodObject): void {
      for (const { name, content, pointer } of object.pod.containers) {
        for (const field of probesOfOneSuccess) {
          const successes = objectIn(content[field]).successThreshold;
          // The server reads 0 as nothing, and makes 1 of it.
          if (!successes || successes === 1) continue;
          report({
            message: `The ${field} of the container "${name}" has the successThreshold ${successes}; only a readiness probe may ask for more than 1.`,
            origin: object.source.origin,
            affected: [placeIn(object, pointer, field, 'successThreshold')],
            fix: 'Leave it out.',
            reason: 'probe',
          });
        }
      }
    }

    function checkMounts(object: PodObject): void {
      for (const { content, pointer } of object.pod.containers) {
        listIn(content.volumeMounts).forEach((mount, index) => {
          const path = textIn(objectIn(mount).mountPath);
          if (!path?.includes(':')) return;
          report({
            // Container runtimes refuse it; the server takes it.
            severity: object.source.own ? undefined : 'warning',
            message: `Nothing can be mounted at "${path}": a path may not contain ":".`,
            origin: object.source.origin,
            affected: [placeIn(object, pointer, 'volumeMounts', index, 'mountPath')],
            reason: 'mount',
          });
        });
      }
    }
  },
};

function refuseWith(report: (problem: Problem) => void, object: KubernetesObject): Refuse {
  return (reason, pointer, steps, message, fix) =>
    report({
      message,
      fix,
      reason,
      origin: object.source.origin,
      affected: [placeIn(object, pointer, ...steps)],
      // A patch is one property, and yet can be wrong in several ways.
      subject: message,
    });
}

function minorsOf(versions: readonly string[]): Minors {
  const minors = versions.map((version) => Number(version.split('.')[1]));
  return { oldest: Math.min(...minors), newest: Math.max(...minors) };
}
