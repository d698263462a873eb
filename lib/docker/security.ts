import type { CompleteContainer } from '../passes/defaults';
import { type Escaped, escapeAll, escapeDollars } from './escaped';

/** The keys of a service that say it; `privileged` and `security_opt` are for those targets that heed them. */
export interface Security {
  readonly user?: Escaped;
  readonly read_only?: true;
  readonly privileged?: true;
  readonly cap_drop?: Escaped[];
  readonly cap_add?: Escaped[];
  readonly security_opt?: Escaped[];
}

/** Who the container runs as and what it may do. A privileged container may do everything: nothing is dropped. */
export function lowerSecurity(container: CompleteContainer): Security {
  return {
    user: printUser(container),
    read_only: container.writableRoot ? undefined : true,
    privileged: container.privileged ? true : undefined,
    cap_drop: container.dropCapabilities ? escapeAll(['ALL']) : undefined,
    cap_add: container.addCapabilities.length > 0 ? escapeAll(container.addCapabilities) : undefined,
    security_opt: container.allowPrivilegeEscalation ? undefined : escapeAll(['no-new-privileges:true']),
  };
}

/** Nothing where the image decides. */
export function printUser({ user }: Pick<CompleteContainer, 'user'>): Escaped | undefined {
  if (user === 'image') return undefined;
  return escapeDollars(user.gid === undefined ? String(user.uid) : `${user.uid}:${user.gid}`);
}
