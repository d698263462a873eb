import { ownHostname } from '../model/hostname';
import type { ParityTable } from '../model/parity';

/** What Compose does with what is said of the machine below. */
export const ofHost = {
  'workload.hostname': ownHostname,
  'workload.hostAliases': 'kept',
  'workload.dns': 'kept',
  'workload.logging': 'kept',
  'workload.profiles': 'kept',
  'container.gpus': 'kept',
  'container.devices': 'kept',
  'container.shmSize': 'kept',
  'container.ulimits': 'kept',
} satisfies Partial<ParityTable>;
