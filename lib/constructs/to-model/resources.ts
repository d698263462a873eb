import type { ResourceAmounts, Resources } from '../../model/container';
import { parseCpu, parseMemory } from '../../model/quantity';
import type { Amount, ResourcesProps } from '../props/container';

type Parse = (value: number | string) => number | undefined;

/** One value means request and limit. */
export function buildResources(props: ResourcesProps | undefined): Resources | undefined {
  if (props === undefined) return undefined;
  return { requests: amounts(props, 'request'), limits: amounts(props, 'limit') };
}

function amounts(props: ResourcesProps, bound: 'request' | 'limit'): ResourceAmounts {
  const result: { cpu?: number; memory?: number; ephemeralStorage?: number } = {};
  const cpu = amount(props.cpu, bound, parseCpu);
  const memory = amount(props.memory, bound, parseMemory);
  const ephemeralStorage = amount(props.ephemeralStorage, bound, parseMemory);
  if (cpu !== undefined) result.cpu = cpu;
  if (memory !== undefined) result.memory = memory;
  if (ephemeralStorage !== undefined) result.ephemeralStorage = ephemeralStorage;
  return result;
}

function amount(value: Amount | undefined, bound: 'request' | 'limit', parse: Parse): number | undefined {
  const given = typeof value === 'object' ? value[bound] : value;
  return given === undefined ? undefined : parse(given);
}
