import type { Finding } from '../diagnostics/finding';
import type { Origin } from '../diagnostics/origin';
import type { PropertyPath } from '../diagnostics/property-path';
import type { ChartModel } from '../model/app';
import type { Prepared } from '../passes/prepare';

/** Where a value stands: what resolving it needs, and what a finding about it names. */
export interface Place {
  readonly prepared: Prepared;
  readonly origin: Origin;
  readonly chart: ChartModel;
  /** The object that the value goes into, `Deployment/web`. */
  readonly object: string;
  /** Keys of the construct's props, from the outside in. */
  readonly property: PropertyPath;
}

/** A place deeper in the same props. */
export function within(place: Place, ...keys: PropertyPath): Place {
  const { prepared, origin, chart, object, property } = place;
  return { prepared, origin, chart, object, property: property.concat(keys) };
}

/** Tells the user about a value, with where it stands in the app and in the output. */
export function reportAt(place: Place, finding: Omit<Finding, 'origin' | 'property' | 'affected'>): void {
  const { prepared, origin, property, object } = place;
  prepared.report({
    ...finding,
    origin,
    property,
    affected: [{ target: 'kubernetes', object, pointer: '' }],
  });
}
