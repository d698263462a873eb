import type { ResourceAmounts, Resources } from '../model/container';
import type { ComposeDeploy, ComposeDeployResources } from './api.generated';

const binary = ['b', 'k', 'm', 'g'];

/** Prints bytes in Compose's binary units, exactly: `256m` is 256 MiB, and so is `m` in Compose. */
export function printBytes(bytes: number): string {
  let count = bytes;
  let unit = 0;
  while (unit < binary.length - 1 && count !== 0 && count % 1024 === 0) {
    count /= 1024;
    unit++;
  }
  return `${count}${binary[unit]}`;
}

/** docker compose takes no notice of a reservation of CPU, so only memory is reserved. */
function lowerResources({ requests, limits }: Resources): ComposeDeployResources {
  const lowered: ComposeDeployResources = { limits: lowerLimits(limits) };
  if (requests.memory !== undefined) lowered.reservations = { memory: printBytes(requests.memory) };
  return lowered;
}

function lowerLimits({ cpu, memory }: ResourceAmounts): ComposeDeployResources['limits'] {
  if (cpu === undefined) return memory === undefined ? {} : { memory: printBytes(memory) };
  const cpus = String(cpu / 1000);
  return memory === undefined ? { cpus } : { cpus, memory: printBytes(memory) };
}

export function lowerDeploy(replicas: number, resources: Resources): ComposeDeploy {
  return { replicas, resources: lowerResources(resources) };
}
