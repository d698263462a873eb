import { ownHostname } from '../model/hostname';
import type { FieldContext, ParityTable, Treatment } from '../model/parity';
import { valueAt } from '../model/read-json';
import { approximated, kept, notExpressible } from '../model/treatment';

/** It stands for the address of the machine, which a swarm has several of. */
function hostAliases({ value }: FieldContext): Treatment | undefined {
  const names = Object.entries(Object(value)).filter(([, address]) => address === 'host-gateway');
  if (names.length === 0) return undefined;
  const note = `A stack knows no address of the node it runs on: ${names.map(([name]) => name).join(', ')} leads nowhere.`;
  return { ...notExpressible(note), severity: 'warning' };
}

function dns({ value }: FieldContext): Treatment | undefined {
  return valueAt(value, '/options') === undefined
    ? undefined
    : notExpressible('A stack says no options of the resolver: they are left out.');
}

/** What Swarm does with what is said of the machine below. */
export const ofHost = {
  'workload.hostname': ownHostname,
  'workload.hostAliases': hostAliases,
  'workload.dns': dns,
  'workload.logging': 'kept',
  'workload.profiles': kept('Concerns `docker compose up`: a stack is deployed as a whole.'),
  'container.gpus': approximated(
    'Nodes of a swarm offer their GPUs as resources by a name: `"node-generic-resources": ["NVIDIA-GPU=…"]` in daemon.json.',
  ),
  'container.devices': {
    ...notExpressible('A stack hands no devices of its nodes to containers.'),
    severity: 'warning',
  },
  'container.shmSize': 'kept',
  'container.ulimits': 'kept',
} satisfies Partial<ParityTable>;
