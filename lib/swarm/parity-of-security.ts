import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { notExpressible } from '../model/treatment';

const noNewPrivileges: Treatment = {
  ...notExpressible(
    'A stack cannot forbid new privileges: what is setuid in the image still works, within the capabilities that are left.',
  ),
  code: 'security/weaker',
  fix: 'Let the nodes forbid it, `"no-new-privileges": true` in daemon.json, and say nothing of it here: `swarm: { allowPrivilegeEscalation: null }`.',
};

function allowPrivilegeEscalation({ value }: FieldContext): Treatment | undefined {
  return value === false ? noNewPrivileges : undefined;
}

function privileged({ value }: FieldContext): Treatment | undefined {
  return value === true
    ? { ...notExpressible('A stack has no privileged containers: it runs without.'), severity: 'warning' }
    : undefined;
}

/** What Swarm does with what a container may do. */
export const ofSecurity = {
  'container.user': 'kept',
  'container.writableRoot': 'kept',
  'container.privileged': privileged,
  'container.allowPrivilegeEscalation': allowPrivilegeEscalation,
  'container.addCapabilities': 'kept',
} satisfies Partial<ParityTable>;
