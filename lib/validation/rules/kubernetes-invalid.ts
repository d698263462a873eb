import { isObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, nameOf, type PodObject, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';
import { checkContainers } from '../server/container';
import { checkCronJob } from '../server/cron-job';
import { checkDeployment } from '../server/deployment';
import { checkDisruptionBudget } from '../server/disruption-budget';
import { checkScheduling } from '../server/scheduling';
import { checkSecurity } from '../server/security';
import type { ServerCheck } from '../server/server-check';
import { checkService } from '../server/service';

/** Of all values of a ConfigMap or Secret together, in bytes. */
const dataBytes = 1024 * 1024;
/** Probes of which one success has to be enough. */
const probesOfOneSuccess = ['livenessProbe', 'startupProbe'] as const;

/**
 * What the API server refuses beyond the schema, or its reference forbids: fields that have to agree, and bounds over
 * several of them.
 */
export const kubernetesInvalid: Rule = {
  code: 'kubernetes/invalid',
  kubernetes({ report }) {
    const tell = (object: KubernetesObject, message: string, fix: string, ...steps: (string | number)[]) =>
      report({
        message,
        fix,
        origin: object.source.origin,
        affected: [placeIn(object, '', ...steps)],
        // A patch is one property, and yet can be wrong in several ways.
        subject: message,
      });
    const asked =
      <T extends KubernetesObject>(check: ServerCheck<T>) =>
      (object: T) =>
        check(object, ({ message, fix, at }) => tell(object, message, fix, ...at));
    const askContainers = asked(checkContainers);
    const askScheduling = asked(checkScheduling);
    const askSecurity = asked(checkSecurity);

    return {
      kinds: {
        ConfigMap: checkData,
        Secret: checkData,
        Service: asked(checkService),
        'apps/Deployment': asked(checkDeployment),
        'batch/CronJob': asked(checkCronJob),
        'networking.k8s.io/Ingress': checkPaths,
        'policy/PodDisruptionBudget': asked(checkDisruptionBudget),
      },

      pod(object) {
        checkSelector(object);
        checkProbes(object);
        checkMounts(object);
        askContainers(object);
        askScheduling(object);
        askSecurity(object);
      },
    };

    function checkSelector(object: PodObject): void {
      if (object.group !== 'apps') return;
      const wanted = objectIn(objectIn(objectIn(object.content.spec).selector).matchLabels);
      const labels = objectIn(object.pod.metadata.labels);
      for (const key in wanted) {
        const value = wanted[key];
        if (labels[key] === value) continue;
        const found = textIn(labels[key]);
        const bears = found === undefined ? 'do not have it' : `have "${found}"`;
        tell(
          object,
          `${nameOf(object)} finds its pods by the label ${key}: "${value}", but they ${bears}.`,
          'Leave this label as it is: the `name` of a workload decides it, or its `selector`.',
          ...['spec', 'template', 'metadata', 'labels', key],
        );
      }
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
          });
        });
      }
    }

    function checkData(object: KubernetesObject): void {
      const { kind, content } = object;
      const { data, binaryData } = content;
      const bytes = bytesIn(data, kind === 'Secret') + bytesIn(binaryData, true);
      if (bytes <= dataBytes) return;
      tell(
        object,
        `${nameOf(object)} holds ${bytes} bytes; the server takes ${dataBytes} at most.`,
        'Split it into several volumes, or put the files into the image.',
        isObject(data) ? 'data' : 'binaryData',
      );
    }

    function checkPaths(object: KubernetesObject): void {
      listIn(objectIn(object.content.spec).rules).forEach((each, rule) => {
        listIn(objectIn(objectIn(each).http).paths).forEach((entry, index) => {
          const { path, pathType } = objectIn(entry);
          if (typeof path !== 'string' || pathType === 'ImplementationSpecific' || isPath(path)) return;
          tell(
            object,
            `The path "${path}" of ${nameOf(object)} is not absolute and plain.`,
            'Begin it with `/`, without `//`, `.` and `..`.',
            ...['spec', 'rules', rule, 'http', 'paths', index, 'path'],
          );
        });
      });
    }
  },
};

/** What all values of a map hold, as the server counts it. */
function bytesIn(values: unknown, base64: boolean): number {
  return Object.values(objectIn(values)).reduce<number>(
    (sum, value) =>
      sum + (base64 ? Buffer.from(String(value), 'base64').length : Buffer.byteLength(String(value))),
    0,
  );
}

function isPath(path: string): boolean {
  return path.startsWith('/') && !/\/\/|\/\.{1,2}(?:\/|$)|%2f/i.test(path);
}
