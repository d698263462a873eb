import type { ResourceAmounts } from '../../model/container';
import { parseCpu, parseMemory } from '../../model/quantity';
import type { LimitRange, Quota } from '../../model/quota';
import type { AmountsProps, LimitRangeProps, QuotaProps } from '../props/quota';
import type { Stated } from './stated';

export function buildQuota({ requests, limits, objects }: QuotaProps): Quota {
  const storage = requests?.storage === undefined ? undefined : parseMemory(requests.storage);
  return {
    requests: requests && { ...buildAmounts(requests), storage },
    limits: limits && buildAmounts(limits),
    objects,
  } satisfies Stated<Quota, QuotaProps>;
}

export function buildLimitRange(props: LimitRangeProps): LimitRange {
  return {
    default: props.default && buildAmounts(props.default),
    defaultRequest: props.defaultRequest && buildAmounts(props.defaultRequest),
    min: props.min && buildAmounts(props.min),
    max: props.max && buildAmounts(props.max),
  } satisfies Stated<LimitRange, LimitRangeProps>;
}

function buildAmounts({ cpu, memory, ephemeralStorage }: AmountsProps): ResourceAmounts {
  return {
    cpu: cpu === undefined ? undefined : parseCpu(cpu),
    memory: memory === undefined ? undefined : parseMemory(memory),
    ephemeralStorage: ephemeralStorage === undefined ? undefined : parseMemory(ephemeralStorage),
  } satisfies Stated<ResourceAmounts, AmountsProps>;
}
