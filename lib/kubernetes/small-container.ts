import type { Container } from './api.generated';
import { lowerResources } from './resources';
import { lowerSecurity } from './security';

const Mi = 1024 * 1024;
const security = {
  user: { uid: 10001, gid: 10001 },
  writableRoot: false,
  privileged: false,
  allowPrivilegeEscalation: false,
  dropCapabilities: true,
  addCapabilities: [],
} as const;

/** What a container of Lading's own may use, and may do: hardly anything. Memory in MiB. */
export function lowerSmall(memory: number): Pick<Container, 'resources' | 'securityContext'> {
  const amounts = { cpu: 10, memory: memory * Mi, ephemeralStorage: Mi };
  return {
    resources: lowerResources({ resources: { requests: amounts, limits: { ...amounts, cpu: 100 } } }),
    securityContext: lowerSecurity(security),
  };
}
