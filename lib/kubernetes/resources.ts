import type { ResourceAmounts } from '../model/container';
import { printCpu, printMemory } from '../model/quantity';
import type { CompleteContainer } from '../passes/defaults';
import type { ResourceRequirements } from './api.generated';

export function lowerResources({
  resources: { requests, limits },
  gpus,
  devices,
}: Pick<CompleteContainer, 'resources' | 'gpus' | 'devices'>): ResourceRequirements {
  const lowered: ResourceRequirements = { requests: lowerAmounts(requests) };
  const most = lowerAmounts(limits);
  // Whole devices: what is the limit is reserved as well.
  if (gpus !== undefined) most['nvidia.com/gpu'] = String(gpus);
  for (const { resource } of devices ?? [])
    if (resource !== undefined) most[resource] = String(Number(most[resource] ?? 0) + 1);
  if (Object.keys(most).length > 0) lowered.limits = most;
  return lowered;
}

export function lowerAmounts({ cpu, memory, ephemeralStorage }: ResourceAmounts): Record<string, string> {
  const amounts: Record<string, string> = cpu === undefined ? {} : { cpu: printCpu(cpu) };
  if (memory !== undefined) amounts.memory = printMemory(memory);
  if (ephemeralStorage !== undefined) amounts['ephemeral-storage'] = printMemory(ephemeralStorage);
  return amounts;
}
