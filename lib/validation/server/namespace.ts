import { objectIn } from '../../model/read-json';
import type { ServerCheck } from './server-check';

const prefix = 'pod-security.kubernetes.io/';
const modes = ['enforce', 'audit', 'warn'] as const;

/** What pods of a namespace may do, as the Pod Security Standards say it. */
export const checkNamespace: ServerCheck = (object, refuse) => {
  const labels = objectIn(objectIn(object.content.metadata).labels);
  for (const mode of modes) {
    const tell = (key: string, message: string) =>
      refuse('pod-security-label', '', ['metadata', 'labels', key], message);
    const level = labels[`${prefix}${mode}`];
    if (typeof level === 'string' && !/^(?:privileged|baseline|restricted)$/.test(level))
      tell(`${prefix}${mode}`, `"${level}" is no level: it takes privileged, baseline or restricted.`);
    const version = labels[`${prefix}${mode}-version`];
    if (typeof version === 'string' && !/^(?:latest|v1\.(?:0|[1-9]\d*))$/.test(version))
      tell(
        `${prefix}${mode}-version`,
        `"${version}" is no version: it takes "latest", or one such as "v1.34".`,
      );
  }
};
