import { stepsOf } from '../../diagnostics/json-pointer';
import { listIn, objectIn } from '../../model/read-json';
import type { PodObject } from '../kubernetes-object';
import type { ServerCheck } from './server-check';

/** A container that may do everything gains nothing, so the server lets nobody forbid it. */
export const checkSecurity: ServerCheck<PodObject> = ({ pod }, complain) => {
  for (const { name, content, pointer } of pod.containers) {
    const { allowPrivilegeEscalation, privileged, capabilities } = objectIn(content.securityContext);
    if (allowPrivilegeEscalation !== false) continue;
    // The server knows the capability by this name alone.
    const isAdmin = listIn(objectIn(capabilities).add).includes('CAP_SYS_ADMIN');
    if (privileged !== true && !isAdmin) continue;
    complain({
      message: `The container "${name}" is ${isAdmin ? 'given CAP_SYS_ADMIN' : 'privileged'}, so it cannot be kept from gaining privileges.`,
      fix: 'Leave `allowPrivilegeEscalation` out.',
      at: [...stepsOf(pointer), 'securityContext', 'allowPrivilegeEscalation'],
    });
  }
};
