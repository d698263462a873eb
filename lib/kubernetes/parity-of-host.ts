import type { Device } from '../model/device';
import { ownHostname } from '../model/hostname';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { kept, notExpressible } from '../model/treatment';

/** What a program looks for there, it does not find. */
function hostGateway({ value }: FieldContext): Treatment | undefined {
  const names = Object.entries(Object(value)).filter(([, address]) => address === 'host-gateway');
  if (names.length === 0) return undefined;
  const note = `No cluster knows the machine that Docker runs on: ${names.map(([name]) => name).join(', ')} is left out.`;
  return { ...notExpressible(note), severity: 'warning' };
}

/** A pod gets a device by what a device plugin calls it, never by a path of the node. */
function devices({ container }: FieldContext): Treatment | undefined {
  const unnamed = container?.devices?.filter(({ resource }: Device) => resource === undefined) ?? [];
  if (unnamed.length === 0) return undefined;
  const note = `A pod gets no device by its path: ${unnamed.map(({ source }) => source).join(', ')} is left out. Name the \`resource\` that a device plugin offers it as.`;
  return { ...notExpressible(note), severity: 'warning' };
}

/** What Kubernetes does with what is said of the machine below. */
export const ofHost = {
  'workload.hostname': ownHostname,
  'workload.hostAliases': hostGateway,
  'workload.dns': 'kept',
  'workload.logging': kept(
    'Concerns Compose alone: the nodes of a cluster keep and rotate what containers print.',
  ),
  'workload.profiles': notExpressible(
    'Kubernetes starts all that is applied: leave a workload out of it with `targets`, where it is for Compose alone.',
  ),
  'container.gpus': 'kept',
  'container.devices': devices,
  'container.shmSize': kept('A volume in memory takes the place of `/dev/shm`.'),
  'container.ulimits': notExpressible(
    'Kubernetes sets no limits of processes: those of the container runtime of each node hold.',
  ),
} satisfies Partial<ParityTable>;
