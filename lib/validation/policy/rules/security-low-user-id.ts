import { asText, objectIn } from '../../../model/read-json';
import type { PolicyRule } from '../policy-rule';
import { containers } from '../seen';

/** Users of containers whose number is somebody's on the node. */
export const securityLowUserId: PolicyRule<'security/low-user-id'> = {
  code: 'security/low-user-id',
  level: 'warning',
  config: { minimum: 10_000 },
  begin: ({ minimum }) => ({
    kubernetes: containers(({ content, called, object }) => {
      const own = objectIn(content.securityContext);
      const ofPod = objectIn(object.pod.spec.securityContext);
      for (const field of ['runAsUser', 'runAsGroup']) {
        const id = own[field] ?? ofPod[field];
        if (typeof id === 'number' && id >= minimum) continue;
        return {
          message: `${called} ${id === undefined ? `says no \`${field}\`` : `says \`${field}: ${asText(id)}\``}, and ${minimum} or more is asked for.`,
          at: own[field] === undefined ? [] : ['securityContext', field],
          consequence: "What gets out of the container may be a user of the node, with that one's files.",
          fix: `\`${field}: ${minimum + 1}\`; Lading does so by default.`,
        };
      }
      return undefined;
    }),
  }),
};
