import type { Resources } from '../model/container';
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
  return {
    limits: {
      ...(limits.cpu !== undefined && { cpus: String(limits.cpu / 1000) }),
      ...(limits.memory !== undefined && { memory: printBytes(limits.memory) }),
    },
    ...(requests.memory !== undefined && { reservations: { memory: printBytes(requests.memory) } }),
  };
}

export function lowerDeploy(replicas: number, resources: Resources): ComposeDeploy {
  return { replicas, resources: lowerResources(resources) };
}
