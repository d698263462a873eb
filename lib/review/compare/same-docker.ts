import { parseDuration } from '../../model/duration';
import type { Target } from '../../model/target';
import { readComposeBytes } from '../../validation/quantity';
import type { Ordered, Same } from './compare';
import { shapeOf } from './difference';

/** Bytes, which all units of Compose count in powers of 1024. */
const bytes = /(?:^|\/)(?:memory|mem_limit|mem_reservation|memswap_limit|shm_size|size|(?:tmpfs\/size))$/;
const spans =
  /(?:^|\/)(?:interval|timeout|start_period|start_interval|stop_grace_period|delay|monitor|max_failure_ratio|window)$/;

/**
 * Compares as docker compose does when it decides whether a container is recreated: amounts by value, and a number like
 * its text. What it would fill in is no change to it only where it fills it in before that.
 */
export const sameToDocker: Same = (steps, before, after) => {
  const shape = shapeOf(steps);
  if (before === undefined || after === undefined) {
    return /^ports\/\*\/protocol$/.test(shape) && (before ?? after) === 'tcp';
  }
  if (typeof before === 'object' || typeof after === 'object') return false;
  if (String(before) === String(after)) return true;
  if (/(?:^|\/)cpus$/.test(shape)) return Number(before) === Number(after);
  if (bytes.test(shape)) return isEqual(readComposeBytes(before), readComposeBytes(after));
  return spans.test(shape) && isEqual(spanOf(before), spanOf(after));
};

function spanOf(value: unknown): number | undefined {
  return typeof value === 'string' ? parseDuration(value) : undefined;
}

function isEqual(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && one === other;
}

/** Lists of a service that docker compose reads as if they had no order. */
const unordered = /^(?:extra_hosts|networks|depends_on|profiles|environment|labels|build)(?:\/|$)/;

/**
 * docker compose recreates a container where a list is in another order, and `docker stack` sorts most of them.
 */
export function orderedInDocker(target: Target): Ordered {
  return (steps) => {
    const shape = shapeOf(steps);
    return target === 'compose' ? !unordered.test(shape) : shape === 'volumes';
  };
}
