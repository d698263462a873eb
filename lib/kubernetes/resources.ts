import type { ResourceAmounts, Resources } from '../model/container';
import { printCpu, printMemory } from '../model/quantity';
import type { ResourceRequirements } from './api.generated';

export function lowerResources({ requests, limits }: Resources): ResourceRequirements {
  return { requests: lowerAmounts(requests), limits: lowerAmounts(limits) };
}

function lowerAmounts({ cpu, memory, ephemeralStorage }: ResourceAmounts): Record<string, string> {
  const amounts: Record<string, string> = cpu === undefined ? {} : { cpu: printCpu(cpu) };
  if (memory !== undefined) amounts.memory = printMemory(memory);
  if (ephemeralStorage !== undefined) amounts['ephemeral-storage'] = printMemory(ephemeralStorage);
  return amounts;
}
