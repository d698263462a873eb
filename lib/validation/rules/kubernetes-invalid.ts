import { nearest } from '../../diagnostics/did-you-mean';
import type { Cluster } from '../../model/cluster';
import { isObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { kindName } from '../kinds';
import { type KubernetesObject, type PodObject, placeIn } from '../kubernetes-object';
import { nameClasses } from '../name-classes';
import type { Problem, Rule } from '../rule';
import { sinceStrict } from '../server/address';
import { serverChecks } from '../server/checks';
import { gatedInKind, gatedInPod, knownGates, type TellGated } from '../server/gates';
import { checkMetadata } from '../server/metadata';
import { checkPod } from '../server/pod';
import type { Refuse, ServerCheck, ServerContext } from '../server/server-check';

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
  kubernetes({ app, versions, cluster, report }) {
    const context = contextOf(versions, cluster);
    const { featureGates: gates } = cluster ?? {};
    for (const name of Object.keys(gates ?? {})) checkGate(name);
    const classOf = nameClasses(versions);
    const known = new Map<string, readonly ServerCheck[]>();

    return {
      object(object) {
        if (gates !== undefined)
          gatedInKind(
            kindName(object.group, object.kind),
            object.content,
            gates,
            tellGated(report, object, ''),
          );
        const checks = checksOf(object);
        const { metadata } = object.content;
        const saysMore = isObject(metadata) && more.some((field) => metadata[field] !== undefined);
        if (checks.length === 0 && !saysMore) return;
        const refuse = refuseWith(report, object);
        if (saysMore) checkMetadata(object, classOf(object), refuse);
        for (const check of checks) check(object, refuse, context);
      },

      pod(object) {
        checkPod(object, refuseWith(report, object), context);
        const { spec, pointer } = object.pod;
        if (gates !== undefined) gatedInPod(spec, gates, tellGated(report, object, pointer));
        checkProbes(object);
        checkMounts(object);
      },
    };

    /** Any other that nobody knows decides nothing here. */
    function checkGate(name: string): void {
      const suggestion = knownGates.includes(name) ? undefined : nearest(name, knownGates);
      if (suggestion === undefined) return;
      report({
        severity: 'warning',
        message: `The feature gate "${name}" decides nothing about what is written.`,
        origin: app?.origin ?? { path: '', construct: 'cluster', suppressions: [] },
        property: ['kubernetes', 'cluster', 'featureGates', name],
        suggestion,
        reason: 'feature-gate',
        subject: name,
      });
    }

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
            message: `The ${field} of the container "${name}" has the successThreshold ${asText(successes)}; only a readiness probe may ask for more than 1.`,
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

/** @param from the pointer that places begin at. */
function tellGated(report: (problem: Problem) => void, object: KubernetesObject, from: string): TellGated {
  return (pointer, gate, isRefused) => {
    const place = placeIn(object, from + pointer);
    const done = isRefused ? 'refuses' : 'drops, and tells nobody';
    report({
      // The server takes the object, without what it was to do.
      severity: isRefused ? undefined : 'warning',
      message: `${place.object} says at ${place.pointer} what a server ${done} while the feature gate ${gate} is off.`,
      origin: object.source.origin,
      affected: [place],
      fix: `Leave it out, or, where the gate is on, say so: \`featureGates: { ${gate}: true }\`.`,
      reason: 'feature-gate',
      subject: `${gate} ${place.pointer}`,
    });
  };
}

function contextOf(
  versions: readonly string[],
  { ipFamilies, featureGates = {} }: Cluster = {},
): ServerContext {
  const minors = versions.map((version) => Number(version.split('.')[1]));
  const [oldest, newest] = [Math.min(...minors), Math.max(...minors)];
  const gate = (name: string) => (Object.hasOwn(featureGates, name) ? featureGates[name] : undefined);
  const isStrict = gate('StrictIPCIDRValidation') ?? newest >= sinceStrict;
  return { oldest, newest, ipFamilies, gate, isStrict };
}
