import type { Ulimit, Ulimits } from '../../model/ulimit';
import type { UlimitsProps } from '../props/ulimits';

/** One number is both limits. */
export function buildUlimits(props: UlimitsProps): Ulimits {
  const built: Record<string, Ulimit> = {};
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'number') built[name] = { soft: value, hard: value };
    else if (value !== undefined) built[name] = { soft: value.soft, hard: value.hard };
  }
  return built;
}
