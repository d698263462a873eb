import type { Origin } from '../diagnostics/origin';
import type { ChartModel } from '../model/app';
import type { Prepared } from '../passes/prepare';

/** Where a value stands: what resolving it needs, and what a finding about it names. */
export interface Place {
  readonly prepared: Prepared;
  readonly origin: Origin;
  readonly chart: ChartModel;
  /** Keys of the construct's props, from the outside in. */
  readonly property: readonly (string | number)[];
}

/** A place deeper in the same props. */
export function within(place: Place, ...keys: readonly (string | number)[]): Place {
  return { ...place, property: [...place.property, ...keys] };
}
