import type { FieldContext, Treatment } from '../model/parity';
import { isRounded } from './seconds';

/** A time in milliseconds that Kubernetes counts in whole seconds, from a minimum on. */
export const wholeSeconds =
  (minimum: number) =>
  ({ value }: FieldContext): Treatment | undefined =>
    typeof value === 'number' && isRounded(value, minimum) ? rounded(minimum) : undefined;

function rounded(minimum: number): Treatment {
  const least = minimum > 0 ? `, ${minimum} second at least` : '';
  return {
    verdict: 'approximated',
    note: `Kubernetes counts in whole seconds${least}: the time is rounded up.`,
  };
}
