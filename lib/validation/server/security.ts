import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn } from '../../model/read-json';
import type { PodContainer } from '../pod';
import type { Refuse } from './server-check';
import { isGiven } from './union';
import { checkWindowsOptions } from './windows';

/** What a container may do. */
export function checkSecurity(
  { content, name, pointer }: PodContainer,
  spec: JsonObject,
  refuse: Refuse,
): void {
  const { securityContext: security } = content;
  if (!isObject(security)) return;
  const { allowPrivilegeEscalation, privileged, capabilities, procMount, windowsOptions } = security;
  checkProfiles(security, pointer, refuse);
  if (windowsOptions !== undefined)
    checkWindowsOptions(windowsOptions, pointer, ['securityContext', 'windowsOptions'], refuse);
  if (procMount === 'Unmasked' && spec.hostUsers !== false) {
    refuse(
      'proc-mount',
      pointer,
      ['securityContext', 'procMount'],
      `The container "${name}" sees all of /proc only in a pod with \`hostUsers: false\`.`,
    );
  }
  if (allowPrivilegeEscalation !== false) return;
  // The server knows the capability by this name alone. A container that may do everything gains nothing.
  const isAdmin = listIn(objectIn(capabilities).add).includes('CAP_SYS_ADMIN');
  if (privileged !== true && !isAdmin) return;
  refuse(
    'privilege-escalation',
    pointer,
    ['securityContext', 'allowPrivilegeEscalation'],
    `The container "${name}" is ${isAdmin ? 'given CAP_SYS_ADMIN' : 'privileged'}, so it cannot be kept from gaining privileges.`,
    'Leave `allowPrivilegeEscalation` out.',
  );
}

/** Profiles that restrict: one of the node needs a name, and nothing else has one. */
export function checkProfiles(security: JsonObject, pointer: string, refuse: Refuse): void {
  for (const field of ['seccompProfile', 'appArmorProfile'] as const) {
    const { [field]: profile } = security;
    if (!isObject(profile)) continue;
    const { type, localhostProfile } = profile;
    const at = ['securityContext', field, 'localhostProfile'];
    const has = localhostProfile !== undefined && localhostProfile !== null;
    if (type === 'Localhost' && !isGiven(localhostProfile)) {
      refuse('security-profile', pointer, at, `A ${field} of the type Localhost needs a localhostProfile.`);
    } else if (type !== 'Localhost' && has) {
      refuse(
        'security-profile',
        pointer,
        at,
        `A ${field} has a localhostProfile only where its type is Localhost.`,
      );
    } else if (typeof localhostProfile === 'string' && has) {
      const wrong =
        field === 'seccompProfile'
          ? localhostProfile.startsWith('/') || localhostProfile.split('/').includes('..')
          : localhostProfile !== localhostProfile.trim() || localhostProfile.length > 4095;
      if (wrong)
        refuse(
          'security-profile',
          pointer,
          at,
          `"${localhostProfile}" is not the name of a profile: a plain path further down.`,
        );
    }
  }
}
