import type { Origin } from '../diagnostics/origin';
import type { ChartModel } from './app';
import type { Target } from './target';

/** What every part of an app has, of whatever kind. */
export interface PartBase {
  readonly name: string;
  readonly origin: Origin;
  readonly chart: ChartModel;
  readonly targets: readonly Target[];
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}
