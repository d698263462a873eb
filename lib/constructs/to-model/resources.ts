import type { Resources } from '../../model/container';
import { parseCpu, parseMemory } from '../../model/quantity';
import { type Amount, type ResourcesProps, unlimited } from '../props/resources';

type Parse = (value: number | string) => number | undefined;

/** One value means request and limit. */
export function buildResources(props: 'unlimited' | ResourcesProps | undefined): Resources | undefined {
  if (props === undefined) return undefined;
  const { cpu, memory, ephemeralStorage } = props === 'unlimited' ? unlimited : props;
  return {
    requests: amounts(
      request(cpu, parseCpu),
      request(memory, parseMemory),
      request(ephemeralStorage, parseMemory),
    ),
    limits: amounts(limit(cpu, parseCpu), limit(memory, parseMemory), limit(ephemeralStorage, parseMemory)),
  };
}

function amounts<T>(cpu: T | undefined, memory: T | undefined, ephemeralStorage: T | undefined) {
  const result: { cpu?: T; memory?: T; ephemeralStorage?: T } = {};
  if (cpu !== undefined) result.cpu = cpu;
  if (memory !== undefined) result.memory = memory;
  if (ephemeralStorage !== undefined) result.ephemeralStorage = ephemeralStorage;
  return result;
}

function request(value: Amount | undefined, parse: Parse): number | undefined {
  const given = typeof value === 'object' ? value.request : value;
  return given === undefined ? undefined : parse(given);
}

function limit(value: Amount | undefined, parse: Parse): number | 'none' | undefined {
  const given = typeof value === 'object' ? value.limit : value;
  return given === undefined || given === 'none' ? given : parse(given);
}
